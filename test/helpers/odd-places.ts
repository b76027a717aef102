// Documents whose findings stand where formats count differently: behind characters outside ASCII, and at 1:1.

import { runCli } from './run-cli.ts'
import { tempFolder } from './temp-folder.ts'

const before = '{"Version":"2012-10-17","Id":"日本𝄞","Statement":'
const statement = '{"Action":"s3:GetObject","Resource":"*"}'

export const oddPlaces = {
  'odd/wide.json': `${before}${statement}}`,
  'odd/start.json':
    '{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}\n',
}

/** The statement of `wide.json`: columns from 1, in UTF-16 units and in bytes of UTF-8; ends are exclusive. */
export const wide = {
  column: before.length + 1,
  endColumn: before.length + 1 + statement.length,
  byte: Buffer.byteLength(before) + 1,
  endByte: Buffer.byteLength(before) + 1 + statement.length,
}

/** `rdsaudit check -f FORMAT` on files in a folder of their own; only some rules, so that the others may change. */
export async function reportAs(
  format: string,
  files: Readonly<Record<string, string>> = oddPlaces,
  env: Readonly<Record<string, string>> = {},
) {
  const cwd = tempFolder(files)
  const result = await runCli(['check', '--no-config', '-f', format, '.'], { cwd, env })
  return { ...result, cwd }
}
