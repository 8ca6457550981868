/** lupajs on Node: the engine with Node's files, streams and processes. */
import { setHost } from './host/host.js';
import { nodeHost } from './host/node.js';
import { installMemory } from './host/node-memory.js';

setHost(nodeHost);
installMemory();

export * from './api/public.js';
