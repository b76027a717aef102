// Names of the files of a module of Terraform, and of the folder that makes one.

/** Whether a file is one of several that mean something only together. */
export function isModuleFile(path: string): boolean {
  return /\.tf$/i.test(path)
}

/** Files whose values Terraform takes without being told to. https://developer.hashicorp.com/terraform/language/values/variables */
export function isFileOfValues(path: string): boolean {
  return /(^|\/)(terraform|[^/]*\.auto)\.tfvars$/.test(path)
}

/** With the slash at its end; empty for the working directory. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
