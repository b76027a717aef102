// Fixes in templates and YAML: what is written is changed where it stands as it is read, and everything else stays.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

/** What `--fix=unsafe` makes of a file; done again, it changes nothing. */
async function fixed(path: string, text: string, level = '--fix=unsafe'): Promise<string> {
  const cwd = tempFolder({ [path]: text })
  const fix = () => runCli(['check', '--no-config', '-q', level, path], { cwd })
  await fix()
  const after = readFileSync(join(cwd, path), 'utf8')
  await fix()
  expect(readFileSync(join(cwd, path), 'utf8')).toBe(after)
  return after
}

const template = (statement: string) => `AWSTemplateFormatVersion: '2010-09-09' # the format
Resources:
  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
${statement.replace(/^(?=.)/gm, '          ')}      Path: /x/   # as ever
`

describe('a template in YAML', () => {
  it.each([
    [
      'replaces a plain text, and keeps the comment',
      '- Effect: Allow\n  Action: s3:GetObjct   # one\n  Resource: "*"\n',
      '- Effect: Allow\n  Action: s3:GetObject   # one\n  Resource: "*"\n',
    ],
    [
      'keeps the kind of quotation marks',
      `- Effect: Allow\n  Action: ["s3:GetObjct", 's3:PutObjct', s3:ListBuckt]\n  Resource: "*"\n`,
      `- Effect: Allow\n  Action: ["s3:GetObject", 's3:PutObject', s3:ListBucket]\n  Resource: "*"\n`,
    ],
    [
      'takes out the first member of an item',
      "- Sid: ''\n  Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n",
      "- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n",
    ],
    [
      'takes out a line, and leaves the comments around it',
      "- Effect: Allow\n  # before\n  Sid: ''\n  # after\n  Action: s3:GetObject\n  Resource: '*'\n",
      "- Effect: Allow\n  # before\n  # after\n  Action: s3:GetObject\n  Resource: '*'\n",
    ],
    [
      'takes out a member of a map on one line',
      "- { Sid: '', Effect: Allow, Action: s3:GetObject, Resource: '*' }\n",
      "- { Effect: Allow, Action: s3:GetObject, Resource: '*' }\n",
    ],
    [
      'gives a member its name',
      '- Effect: Allow\n  actions: s3:GetObject\n  Resource: "*"\n',
      '- Effect: Allow\n  Action: s3:GetObject\n  Resource: "*"\n',
    ],
  ])('%s', async (_, before, after) => {
    expect(await fixed('t.yaml', template(before))).toBe(template(after))
    const ended = (text: string) => template(text).replaceAll('\n', '\r\n')
    expect(await fixed('t.yaml', ended(before))).toBe(ended(after))
  })

  it.each([
    ['a function', '- Effect: Allow\n  Action: !Sub s3:GetObjct\n  Resource: "*"\n'],
    ['a block text', '- Effect: Allow\n  Action: >-\n    s3:GetObjct\n  Resource: "*"\n'],
    [
      'an alias, and what it stands for',
      '- Effect: Allow\n  Action: &a s3:GetObjct\n  Resource: "*"\n- Effect: Deny\n  Action: *a\n  Resource: "*"\n',
    ],
    [
      'a comment that would go',
      "- Sid: '' # why\n  Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n",
    ],
  ])('does not touch %s, and offers no flag for it', async (_, statement) => {
    const text = template(statement)
    expect(await fixed('t.yaml', text)).toBe(text)
    const { stdout } = await runCli(['check', '--no-config', 't.yaml'], {
      cwd: tempFolder({ 't.yaml': text }),
    })
    expect(stdout).toContain('= fix:')
    expect(stdout).not.toContain('--fix')
  })

  it('adds a version before the statements', async () => {
    const old = template("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n")
    expect(await fixed('t.yaml', old.replace("        Version: '2012-10-17'\n", ''), '--fix')).toBe(old)
  })

  it('offers suggestions for rdjson', async () => {
    const text = template("- Effect: Allow\n  Action: s3:GetObjct\n  Resource: '*'\n")
    const { stdout } = await runCli(['check', '--no-config', '-f', 'rdjson', 't.yaml'], {
      cwd: tempFolder({ 't.yaml': text }),
    })
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { suggestions?: object[] }[] }
    expect(diagnostics.flatMap(({ suggestions = [] }) => suggestions)).toMatchObject([
      { text: 's3:GetObject', range: { start: { line: 10, column: 21 }, end: { line: 10, column: 32 } } },
    ])
  })
})

it('mends a template in JSON, and a policy in YAML', async () => {
  const json = (action: string, other: string) => `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "A": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {"PolicyDocument": {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": ["${action}", {"Fn::Sub": "${other}"}, {"Fn::Join": ["", ["s3:ListBuck", "t"]]}], "Resource": "*"}]}}
    }
  }
}
`
  expect(await fixed('t.json', json('s3:GetObjct', 's3:PutObjct'))).toBe(json('s3:GetObject', 's3:PutObject'))
  const yaml = (action: string) =>
    `Version: "2012-10-17"\nStatement:\n  - Effect: Allow\n    Action: ${action}\n    Resource: "*"\n`
  expect(await fixed('p.yaml', yaml('s3:GetObjct'))).toBe(yaml('s3:GetObject'))
})

it('leaves a plan as Terraform wrote it', async () => {
  const policy = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 's3:GetObjct', Resource: '*' },
  }
  const values = { policy: JSON.stringify(policy) }
  const resource = { address: 'aws_iam_policy.a', mode: 'managed', type: 'aws_iam_policy', name: 'a', values }
  const plan = {
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: { root_module: { resources: [resource] } },
  }
  const text = JSON.stringify(plan)
  expect(await fixed('plan.json', text)).toBe(text)
})
