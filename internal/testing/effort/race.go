//go:build race

package effort

// Divisor is by how much tests try fewer inputs.
const Divisor = 31
