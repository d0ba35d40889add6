//go:build race

package effort

// Divisor divides the number of inputs.
const Divisor = 31
