// Names of the files of a module of Terraform, and of the folder that makes one.

import { posix } from 'node:path'

/** Whether a file is one of several that mean something only together. */
export function isModuleFile(path: string): boolean {
  return /\.tf(\.json)?$/i.test(path)
}

/** Whether Terraform's language is written in JSON in it. https://developer.hashicorp.com/terraform/language/syntax/json */
export function isInJson(path: string): boolean {
  return /\.json$/i.test(path)
}

/** Files whose values Terraform takes without being told to. https://developer.hashicorp.com/terraform/language/values/variables */
export function isFileOfValues(path: string): boolean {
  return /(^|\/)(terraform|[^/]*\.auto)\.tfvars(\.json)?$/.test(path)
}

/** With the slash at its end; empty for the working directory. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** The folder that a source names, from the one in which it is written. */
export function folderFrom(folder: string, source: string): string {
  const path = posix.normalize(`${folder}${source}/`)
  return path === './' ? '' : path
}
