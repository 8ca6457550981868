/** `lupajs/worker` in browsers. */
import { browserThreads, startForeign } from './browser-threads.js';
import { setThreadHost } from './thread-host.js';

// Bundlers know `new Worker(new URL(…, import.meta.url))` as the start of a script of its own.
setThreadHost(
  browserThreads(() => {
    const url = new URL('./thread-browser.js', import.meta.url);
    if (url.origin !== globalThis.location?.origin) return startForeign(url);
    return new Worker(new URL('./thread-browser.js', import.meta.url), { type: 'module', name: 'lupajs' });
  }),
);

export * from './public.js';
