/** `lupajs/worker` on Node. */
import { nodeThreads } from './node.js';
import { setThreadHost } from './thread-host.js';

setThreadHost(nodeThreads(new URL('./thread-node.js', import.meta.url)));

export * from './public.js';
