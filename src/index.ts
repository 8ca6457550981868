/** lupajs on Node: the engine with Node's files, streams and processes. */
import { setHost } from './host/host.js';
import { nodeHost } from './host/node.js';

setHost(nodeHost);

export * from './api/public.js';
