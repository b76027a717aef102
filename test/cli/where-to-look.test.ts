import { describe, expect, it } from 'vitest'
import type { ReportV1 } from '../../src/report/json-v1.ts'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const wide = (user: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'rds-db:connect',
        Resource: `arn:aws:rds-db:eu-west-1:111122223333:dbuser:*/${user}`,
      },
    ],
  })
const template = (user: string) =>
  JSON.stringify({
    Resources: {
      Login: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: JSON.parse(wide(user)) } },
    },
  })
const plan = (user: string) =>
  JSON.stringify({
    terraform_version: '1.9.0',
    planned_values: {
      root_module: {
        resources: [
          { address: 'aws_iam_policy.p', type: 'aws_iam_policy', values: { name: 'p', policy: wide(user) } },
        ],
      },
    },
  })
const terraform = (user: string) => `resource "aws_iam_policy" "p" {
  policy = jsonencode(${wide(user).replaceAll('":', '" =').replace(`/${user}`, '/${var.user}')})
}
`
const page = (user: string) => `# Runbook\n\n\`\`\`json\n${wide(user)}\n\`\`\`\n`

/** The files in which something was found. */
async function foundIn(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const cwd = tempFolder(files)
  const { stdout } = await runCli(['check', '--no-config', '--format', 'json', ...args], { cwd })
  const { findings } = JSON.parse(stdout) as ReportV1
  return [...new Set(findings.map(({ path }) => path))].sort()
}

const files = {
  'login.policy.json': wide('a'),
  'policies/deep/any.json': wide('b'),
  'other.json': wide('c'),
  'infra/main.tf': terraform('d'),
  'infra/variables.tf': 'variable "user" {\n  default = "d"\n}\n',
  'stacks/db.template': template('e'),
  'stacks/db.template.json': template('f'),
  'stacks/plan.json': plan('g'),
  'stacks/prod.tfplan.json': plan('h'),
  'docs/runbook.md': page('i'),
  'stacks/app.yaml': `Resources: ${JSON.stringify(JSON.parse(template('j')).Resources)}\n`,
}
const usual = [
  'infra/main.tf',
  'login.policy.json',
  'policies/deep/any.json',
  'stacks/db.template',
  'stacks/db.template.json',
  'stacks/plan.json',
  'stacks/prod.tfplan.json',
]

describe('without an input', () => {
  it('looks at the usual places', async () => {
    expect(await foundIn(files)).toEqual(usual)
  })

  it.each([
    ['**/*.md', 'docs/runbook.md'],
    ['stacks/*.yaml', 'stacks/app.yaml'],
    ['other.json', 'other.json'],
  ])('looks at --include %s too', async (glob, path) => {
    expect(await foundIn(files, '--include', glob)).toEqual([...usual, path].sort())
  })
})

describe('a folder', () => {
  it('is read without its pages', async () => {
    expect(await foundIn(files, 'docs', 'policies')).toEqual(['policies/deep/any.json'])
  })

  it('is read with the pages that are included', async () => {
    expect(await foundIn(files, 'docs', '--include', '**/*.md')).toEqual(['docs/runbook.md'])
  })
})

describe('a file of Terraform', () => {
  const variable = (user: string) => ({
    'main.tf': terraform('x').replace('*/', 'db-ABCDEFGHIJKL01234/'),
    'variables.tf': `variable "user" {\n  default = "${user}"\n}\n`,
  })

  it('means what the others of its folder say, although they are not checked', async () => {
    expect(await foundIn(variable('*'), 'main.tf')).toEqual(['main.tf'])
    expect(await foundIn(variable('app'), 'main.tf')).toEqual([])
  })
})
