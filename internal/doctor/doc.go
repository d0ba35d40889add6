// Package doctor reports how the program interprets a folder, for a bug report and for users who wonder why the program
// behaves as it does: the extensions, their files, code, commits and configurations, what an editor receives, and what is
// wrong.
//
// A [Collector] asks a snapshot of the workspace, as the server does, and decides nothing that the server decides. A
// [Report] has neither secrets nor the path of the user's home directory, and its size is bounded.
package doctor
