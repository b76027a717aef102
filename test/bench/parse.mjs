// The floor of one large file: read it and parse it, nothing else.

import { readFileSync } from 'node:fs'

JSON.parse(readFileSync(process.argv[2], 'utf8'))
