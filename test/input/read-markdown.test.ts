import { describe, expect, it } from 'vitest'
import { createLocator } from '../../src/input/locate-in-document.ts'
import { readDocument } from '../../src/input/read-document.ts'

const page = `# Runbook

1. Attach this:

   \`\`\`json title="login"
   {
     "Version": "2012-10-17",
     "Statement": [{ "Effect": "Allow", "Action": "rds-db:connect", "Resource": "arn:aws:rds-db:*:*:dbuser:*/*" }]
   }
   \`\`\`

> ~~~~json
> { "Statement": [], "Statement": [
>   { "Effect": "Deny", "Action": "s3:*", "Resource": "*" } ] }
> ~~~~

\`\`\`json
{ "Version": "2012-10-17", "Statement": [ ... ] }
\`\`\`

\`\`\`json
{ "Version": "2012-10-17", "Statement": [ }
\`\`\`

\`\`\`json
{ "unrelated": true }
\`\`\`

\`\`\`sh
echo '{ "Statement": [] }'
\`\`\`
`

async function read(text: string) {
  const document = await readDocument('docs/runbook.md', text)
  if (document.state !== 'read') throw new Error(document.state)
  return document
}

const at = (text: string, offset: number, length: number) => text.slice(offset, offset + length)

describe.each([
  ['LF', page],
  ['CR LF', page.replaceAll('\n', '\r\n')],
])('Markdown with %s', (_, text) => {
  it('has the policies of its fences, at their places', async () => {
    const document = await read(text)
    expect(document.policies.map(({ pointer, type }) => [pointer, type])).toEqual([
      ['/0', 'identity'],
      ['/1', 'identity'],
    ])
    const { locate } = createLocator(document)
    const lineOf = (pointer: string) => {
      const { start, end } = locate({ pointer }).range
      return [start.line, start.column, end.column]
    }
    expect(lineOf('/0/Statement/0/Action')).toEqual([8, 51, 67])
    expect(lineOf('/1/Statement/0/Action')).toEqual([14, 35, 41])
  })

  it('tells what is broken, and not what leaves something out', async () => {
    const { brokenTexts, duplicates } = await read(text)
    expect(brokenTexts.map(({ pointer }) => pointer)).toEqual(['/2'])
    expect(
      duplicates.map(({ name, pointer, again }) => [name, pointer, at(text, again.offset, again.length)]),
    ).toEqual([['Statement', '/1', '"Statement"']])
  })
})

it('passes over pages without a policy', async () => {
  expect(await readDocument('README.md', '# Statement"\n')).toMatchObject({ state: 'skipped' })
})
