/** For the folders above core, which see no more of `syntax` than its types. */
export { exec, needStack, test } from '../syntax/stack-room.js';
