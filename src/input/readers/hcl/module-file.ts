// A file of a module, decoded.

export interface ModuleFile {
  readonly path: string
  readonly text: string
  readonly byteOrderMark: boolean
}
