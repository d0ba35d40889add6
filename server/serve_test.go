package server

import (
	"context"
	"net"
	"testing"

	"plugin-manifest-ls/internal/testing/lsptest"
)

func TestListeners(t *testing.T) {
	for _, network := range []string{"tcp", "unix"} {
		t.Run(network, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			at, end := make(chan net.Addr, 1), make(chan error, 1)
			ready := func(a net.Addr) { at <- a }
			go func() {
				if network == "tcp" {
					end <- ServeTCP(ctx, "127.0.0.1:0", Options{}, ready)
				} else {
					end <- ServePipe(ctx, t.TempDir()+"/ls", Options{}, ready)
				}
			}()
			addr := <-at
			for range 2 {
				conn, err := net.Dial(addr.Network(), addr.String())
				if err != nil {
					t.Fatal(err)
				}
				c := lsptest.New(t, conn)
				c.Initialize(nil)
				wantCode(t, c.Call("no/such", nil, nil), -32601)
			}
			cancel()
			if err := <-end; err != nil {
				t.Error(err)
			}
		})
	}
}
