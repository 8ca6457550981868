/** lupajs in browsers: files live in memory, there are no processes. */
import { browserHost } from './host/browser.js';
import { setHost } from './host/host.js';

setHost(browserHost);

export * from './api/public.js';
