// npx starts the built program as a file of its own, which needs the mode that the compiler does not set.
import { chmodSync } from 'node:fs';

chmodSync(new URL('../dist/src/main.js', import.meta.url), 0o755);
