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

	"plugin-manifest-ls/internal/committed"
	"plugin-manifest-ls/internal/doctor"
	"plugin-manifest-ls/server"
	"plugin-manifest-ls/server/transport"
)

// stdioFlags are the flags that client libraries pass to every server. They have no effect: standard input and output are
// the default, and initialize names the client's process again.
type stdioFlags struct {
	stdio           bool
	clientProcessID int
}

func (f *stdioFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.stdio, "stdio", false, "serve on standard input and output")
	cmd.Flags().IntVar(&f.clientProcessID, "clientProcessId", 0, "has no effect; accepted for client libraries")
}

func newServe() *cobra.Command {
	var (
		stdio               stdioFlags
		address, pipe, file string
	)
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Run the language server, on standard input and output by default",
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
	cmd.Flags().StringVar(&address, "listen", "", "serve every client that connects to `127.0.0.1:PORT`; with port 0, the system chooses one")
	cmd.Flags().StringVar(&pipe, "pipe", "", "connect to the Unix domain socket at `PATH`, or create it if no client listens on it")
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

// session serves one client and returns the exit code that the protocol requires.
func session(ctx context.Context, cmd *cobra.Command, rwc io.ReadWriteCloser, log io.Writer) error {
	code, err := server.Serve(ctx, rwc, options(log))
	if code != transport.ExitClean && err != nil && !errors.Is(err, context.Canceled) {
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
	return server.ServeTCP(ctx, address, listenOptions(cmd, log), printAddress(cmd))
}

// servePipe connects to the socket if a client listens on it, as client libraries do, and otherwise listens on it. A socket
// without a listener, left behind by a killed process, is replaced.
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
			return fmt.Errorf("--pipe %s: must be a socket or not exist", path)
		}
		if !errors.Is(err, syscall.ECONNREFUSED) {
			return fmt.Errorf("--pipe %s: %w", path, err) // such as a socket of another user
		}
	}
	return server.ServePipe(ctx, path, listenOptions(cmd, log), printAddress(cmd))
}

// printAddress returns a function that prints the address the server listens on.
func printAddress(cmd *cobra.Command) func(net.Addr) {
	return func(at net.Addr) {
		_, _ = fmt.Fprintf(cmd.ErrOrStderr(), "%s: listening on %s\n", program, at)
	}
}

// checkLoopback rejects addresses that other machines can reach: clients are not authenticated, and can read the manifests
// of any workspace they name.
func checkLoopback(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("--listen %q: expected an address such as 127.0.0.1:7777", address)
	}
	if ip, err := netip.ParseAddr(host); host == "localhost" || err == nil && ip.IsLoopback() {
		return nil
	}
	return fmt.Errorf("--listen %q: must be a loopback address, such as 127.0.0.1:7777", address)
}

func listenOptions(cmd *cobra.Command, log io.Writer) server.Options {
	opts := options(log)
	opts.Warnings = cmd.ErrOrStderr()
	return opts
}

func options(log io.Writer) server.Options {
	return server.Options{Version: version(), Build: build(), Log: log, LastCommit: committed.Last, Reporter: doctor.Encode}
}

// untilSignal returns a context that is canceled by SIGINT or SIGTERM.
func untilSignal() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}

// streams is an input and an output as one connection.
type streams struct {
	io.Reader
	io.Writer
}

// Close closes the streams that are closers.
func (s streams) Close() error {
	var errs []error
	for _, end := range []any{s.Reader, s.Writer} {
		if c, ok := end.(io.Closer); ok {
			errs = append(errs, c.Close())
		}
	}
	return errors.Join(errs...)
}
