// Code that is made from data before every build and never committed: AWS's tables, and schemas compiled to functions.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { compactAwsData } from './compact-aws-tables.ts'
import { compileSchema } from './compile-schema.ts'

/** Writes what has changed; a file that is up to date is left alone. */
export async function writeGeneratedCode(): Promise<void> {
  write('src/policy/aws/generated/aws-tables.ts', await compactAwsData())
  writeConfigValidator()
  const world = compileSchema('schemas/world.v1.json', 'src/lab/generated/validate-world', {
    referred: ['schemas/snapshot.v1.json'],
    brief: true,
  })
  for (const [path, text] of world) write(path, text)
}

/** The function that checks a configuration, from its schema. */
export function writeConfigValidator(): void {
  const config = compileSchema('schemas/config.v1.json', 'src/input/generated/validate-config')
  for (const [path, text] of config) write(path, text)
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
