// The policies of an inventory, compiled once: nobody changes a document that was read, and the same one is asked about
// assuming, about logins and about permissions, for each file that holds it.

import type { KnownDocuments } from './compile.ts'

export const documentsOfRun: KnownDocuments = new WeakMap()
