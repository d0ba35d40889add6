package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/server"
)

// stdioFlags are what client libraries add to the command line of every server. They say what the
// program does anyhow; the process to outlive is named again in initialize.
type stdioFlags struct {
	stdio           bool
	clientProcessID int
}

func (f *stdioFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.stdio, "stdio", false, "serve on standard input and output")
	cmd.Flags().IntVar(&f.clientProcessID, "clientProcessId", 0, "accepted from client libraries; the editor names its process when it connects")
}

func newServe() *cobra.Command {
	var (
		stdio               stdioFlags
		address, pipe, file string
	)
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve an editor, on standard input and output unless told otherwise",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var log io.Writer
			if file != "" {
				f, err := os.OpenFile(file, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
				if err != nil {
					return fmt.Errorf("write the log: %w", err)
				}
				defer f.Close()
				log = f
			}
			switch {
			case address != "":
				return serveTCP(cmd, address, log)
			case pipe != "":
				return servePipe(cmd, pipe, log)
			default:
				return serveStdio(cmd, log)
			}
		},
	}
	stdio.add(cmd)
	cmd.Flags().StringVar(&address, "listen", "", "serve every client that connects to `127.0.0.1:PORT`; port 0 lets the system choose")
	cmd.Flags().StringVar(&pipe, "pipe", "", "serve on the Unix domain socket at `PATH`, made if no client listens on it")
	cmd.Flags().StringVar(&file, "log", "", "append a log to `FILE`")
	cmd.MarkFlagsMutuallyExclusive("stdio", "listen", "pipe")
	return cmd
}

// serveStdio serves one client on the standard streams.
func serveStdio(cmd *cobra.Command, log io.Writer) error {
	ctx, stop := untilSignal()
	defer stop()
	return session(ctx, cmd, streams{cmd.InOrStdin(), cmd.OutOrStdout()}, log)
}

// session serves one client and ends with the exit code the protocol wants.
func session(ctx context.Context, cmd *cobra.Command, rwc io.ReadWriteCloser, log io.Writer) error {
	code, err := server.Serve(ctx, rwc, options(log))
	if code != server.ExitClean && err != nil && !errors.Is(err, context.Canceled) {
		printError(cmd.ErrOrStderr(), err)
	}
	return exit(code)
}

func serveTCP(cmd *cobra.Command, address string, log io.Writer) error {
	if err := checkLoopback(address); err != nil {
		return err
	}
	ctx, stop := untilSignal()
	defer stop()
	return server.ServeTCP(ctx, address, listenOptions(cmd, log), tell(cmd))
}

// servePipe connects to the socket if a client listens on it, as client libraries do, and otherwise
// listens itself. A socket that nothing listens on was left behind by a process that was killed, and is replaced.
func servePipe(cmd *cobra.Command, path string, log io.Writer) error {
	ctx, stop := untilSignal()
	defer stop()
	var dialer net.Dialer
	client, err := dialer.DialContext(ctx, "unix", path)
	if err == nil {
		return session(ctx, cmd, client, log)
	}
	if at, none := os.Lstat(path); none == nil {
		if at.Mode()&os.ModeSocket == 0 {
			return fmt.Errorf("--pipe %s: expected a socket or nothing there, not a file or folder", path)
		}
		if !errors.Is(err, syscall.ECONNREFUSED) {
			return fmt.Errorf("--pipe %s: %w", path, err) // such as a socket of another user
		}
	}
	return server.ServePipe(ctx, path, listenOptions(cmd, log), tell(cmd))
}

// tell returns what says where the server listens, once it does.
func tell(cmd *cobra.Command) func(net.Addr) {
	return func(at net.Addr) {
		_, _ = fmt.Fprintf(cmd.ErrOrStderr(), "%s: listening on %s\n", program, at)
	}
}

// checkLoopback refuses addresses that other machines reach: whoever connects may read the manifests
// of the workspace they name, and is not asked who they are.
func checkLoopback(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("--listen %q: expected an address such as 127.0.0.1:7777", address)
	}
	if ip, err := netip.ParseAddr(host); host == "localhost" || err == nil && ip.IsLoopback() {
		return nil
	}
	return fmt.Errorf("--listen %q: expected an address of this machine alone, such as 127.0.0.1:7777", address)
}

func listenOptions(cmd *cobra.Command, log io.Writer) server.Options {
	opts := options(log)
	opts.Warnings = cmd.ErrOrStderr()
	return opts
}

func options(log io.Writer) server.Options { return server.Options{Version: version(), Log: log} }

// untilSignal returns a context that ends when the process is asked to.
func untilSignal() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}

// streams is an input and an output as one connection.
type streams struct {
	io.Reader
	io.Writer
}

// Close closes those of the two that can be.
func (s streams) Close() error {
	var faults []error
	for _, end := range []any{s.Reader, s.Writer} {
		if c, ok := end.(io.Closer); ok {
			faults = append(faults, c.Close())
		}
	}
	return errors.Join(faults...)
}
