// `npm run new:rule -- FAMILY ID`: a rule and its test to start from.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const [family = '', id = ''] = process.argv.slice(2)
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
if (!kebab.test(family) || !kebab.test(id)) {
  console.error('usage: npm run new:rule -- FAMILY ID     (both in kebab-case, the id names the bad pattern)')
  process.exit(2)
}
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const rulePath = `rules/${family}/${id}.ts`
const testPath = `test/rules/${family}/${id}.test.ts`
if (existsSync(rulePath)) {
  console.error(`${rulePath} exists already`)
  process.exit(1)
}

write(
  rulePath,
  `// Say here what the pattern is.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: '${id}',
  title: 'the bad pattern in one line',
  severity: 'warning',
  aws: 'accepts',
  subject: 'statement',
  since: '${version}',
  why: 'AWS accepts it, and this is what it costs the reader',
  fix: 'Say what to write instead.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html'],
  covers: [],
  examples: {
    bad: [{ document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] } }],
    good: [{ document: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }] } }],
  },
  find(statement) {
    return statement.raw['Effect'] === 'Allow' ? [{ facts: {} }] : nothing
  },
  say: () => 'what is wrong here',
})
`,
)
write(
  testPath,
  `import { rule } from '../../../rules/${family}/${id}.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  { name: 'the pattern', document: policyWith({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }), finds: ['/Statement/0'] },
  { name: 'its neighbour', document: policyWith({ Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }), finds: [] },
])
`,
)
console.log(`${rulePath}\n${testPath}\nnow: npm run gen, and a line in CHANGELOG.md`)

function write(path: string, text: string): void {
  mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true })
  writeFileSync(path, text)
}
