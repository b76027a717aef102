// Code that is made from data before every build and never committed: AWS's tables, and schemas compiled to functions.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { compactAwsData } from './compact-aws-tables.ts'
import { compileSchema } from './compile-schema.ts'

/** Writes what has changed; a file that is up to date is left alone. */
export async function writeGeneratedCode(): Promise<void> {
  write('src/policy/aws/generated/aws-tables.ts', await compactAwsData())
  writeValidator()
}

/** The function that checks a configuration, from its schema. */
export function writeValidator(): void {
  for (const [path, text] of compileSchema('schemas/config.v1.json', 'src/input/generated/validate-config'))
    write(path, text)
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  if (read(path) !== text) writeFileSync(path, text)
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
