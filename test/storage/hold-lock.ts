import { acquireInstanceLock } from '../../src/storage/instance-lock.ts';

/** A process of its own that holds the folder until it is killed. */
await acquireInstanceLock(process.argv[2] ?? '', { pid: process.pid, command: 'test' });
process.stdout.write('held\n');
setInterval(() => undefined, 60_000);
