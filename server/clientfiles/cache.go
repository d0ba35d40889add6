package clientfiles

import (
	"sync"

	"plugin-manifest-ls/internal/hosted"
)

// Cache keeps the answers of a client, among them that there is no such file, until the files may have changed: a check asks for
// many files, and the next one for the same.
type Cache struct {
	host hosted.Host

	mu    sync.Mutex
	stats map[string]func() (hosted.Info, error)
	lists map[string]func() ([]hosted.Info, error)
	reads map[string]func() ([]byte, error)
}

// Forget drops all answers. It is called when files may have changed.
func (c *Cache) Forget() {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stats, c.lists, c.reads = nil, nil, nil
}

// Stat implements [hosted.Host].
func (c *Cache) Stat(path string) (hosted.Info, error) {
	return once(c, &c.stats, path, c.host.Stat)()
}

// List implements [hosted.Host]. The caller must not change the result.
func (c *Cache) List(path string) ([]hosted.Info, error) {
	return once(c, &c.lists, path, c.host.List)()
}

// Read implements [hosted.Host]. The caller must not change the result.
func (c *Cache) Read(path string) ([]byte, error) {
	return once(c, &c.reads, path, c.host.Read)()
}

// once returns a function that asks the first time only, also if it is called concurrently. Without the lock, because the answer
// takes time.
func once[T any](c *Cache, known *map[string]func() (T, error), path string, ask func(string) (T, error)) func() (T, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	answer, ok := (*known)[path]
	if !ok {
		answer = sync.OnceValues(func() (T, error) { return ask(path) })
		if *known == nil {
			*known = map[string]func() (T, error){}
		}
		(*known)[path] = answer
	}
	return answer
}
