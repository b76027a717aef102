import { expect, test } from 'vitest'
import { createChecker } from '../../src/api/checker.ts'
import { testNow } from '../helpers/try-rule.ts'

async function foundIn(path: string, content: string) {
  const checker = await createChecker({ now: testNow })
  await checker.check(path, content)
  const { documents } = await checker.finish()
  expect(documents.flatMap(({ crashes }) => crashes)).toEqual([])
  return documents
    .flatMap(({ findings }) => findings)
    .map(
      ({ rule, message, span }) => `${span.range.start.line}:${span.range.start.column} ${rule}: ${message}`,
    )
}

const policy = (name: string, resource: string) => `  ${name}:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: rds-db:connect
            Resource: ${resource}
`
const wide = 'wildcard-login-resource: rds-db:connect on "*" is open to every database and user'

test('a template is read up to the resource that is broken', async () => {
  const template = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  # Who logs in.
${policy('First', "'*'")}  Second:
    Type: AWS::IAM::ManagedPolicy
    Properties: [of: what
${policy('Third', "'*'")}`
  const found = await foundIn('stack.yaml', template)
  expect(found).toHaveLength(2)
  expect(found[0]).toBe(`12:23 ${wide}`)
  expect(found[1]).toMatch(
    /^16:3 broken-template: this is not YAML: .*; the resource that breaks off here, and those behind it, are not read$/,
  )
})

test('what the broken part would have said is not told to be missing', async () => {
  const template = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
${policy('First', '!Ref Later')}  Later: [
    Type: what
`
  const found = await foundIn('stack.yaml', template)
  expect(found.filter(one => one.includes('broken-template'))).toHaveLength(1)
})

test('a template whose first resource is broken is not read', async () => {
  const found = await foundIn(
    'stack.yaml',
    `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  First: [of: what\n${policy('Second', "'*'")}`,
  )
  expect(found.map(one => one.split(' ')[1])).toEqual(['invalid-json:'])
})

test('resources that name each other end in a message', async () => {
  const role = (name: string, other: string) => `  ${name}:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Ref ${other}
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - {Effect: Allow, Principal: {AWS: !GetAtt ${other}.Arn}, Action: sts:AssumeRole}
`
  const found = await foundIn('stack.yaml', `Resources:\n${role('A', 'B')}${role('B', 'A')}`)
  expect(found).toEqual([
    '5:22 broken-template: "A" refers to itself in a circle',
    '13:22 broken-template: "B" refers to itself in a circle',
  ])
})

test('a function that does not exist is told of, and the rest is read', async () => {
  const template = `Resources:
${policy('First', "!Nonsense 'x'")}${policy('Second', "'*'")}`
  expect(await foundIn('stack.yaml', template)).toEqual([
    '10:33 broken-template: CloudFormation has no function Fn::Nonsense',
    `19:23 ${wide}`,
  ])
})

const inJson = (name: string, properties = '') =>
  `    "${name}": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { ${properties}"PolicyDocument": { "Version": "2012-10-17",\n      "Statement": [{ "Effect": "Allow", "Action": "rds-db:connect", "Resource": "*" }] } } }`
const stackOf = (...resources: readonly string[]) =>
  `{\n  "AWSTemplateFormatVersion": "2010-09-09",\n  "Resources": {\n${resources.join(',\n')}\n  }\n}\n`

test('a template in JSON in which only a comma is missing, or is too many, is read whole', async () => {
  const missing = stackOf(inJson('First', '"Path": "/" "Description": "a", '), inJson('Second'))
  expect(await foundIn('stack.json', missing)).toEqual([
    '4:79 broken-template: a comma is missing before this',
    `5:82 ${wide}`,
    `7:82 ${wide}`,
  ])
  const trailing = stackOf(inJson('First')).replace('}\n  }\n}', '},\n  }\n}')
  const found = await foundIn('stack.json', trailing)
  expect(found[0]).toBe(`5:82 ${wide}`)
  expect(found[1]).toMatch(/^5:\d+ broken-template: |^6:3 broken-template: /)
})

test('of a template in JSON the parts that are not broken are read', async () => {
  const odd = stackOf(inJson('First'), inJson('Second', '"Path": what, '), inJson('Third'))
  const found = await foundIn('stack.json', odd)
  expect(found.filter(one => one.endsWith(wide))).toEqual([`5:82 ${wide}`, `9:82 ${wide}`])
  expect(found.find(one => one.includes('broken-template'))).toMatch(
    /^6:\d+ .*; the part that it is in is not read$/,
  )
  const open = stackOf(inJson('First'), inJson('Second').slice(0, -1), inJson('Third'))
  const beginning = await foundIn('stack.json', open)
  expect(beginning[0]).toBe(`5:82 ${wide}`)
  expect(beginning[1]).toMatch(
    /broken-template: .*; the part that it is in, and those behind it, are not read$/,
  )
  expect(beginning).toHaveLength(2)
})

test('JSON in which more is broken, and which is no template, is told of and not guessed at', async () => {
  const found = await foundIn('policy.json', '{ "Version" "2012-10-17" "Statement": [] }')
  expect(found.map(one => one.split(' ')[1])).toEqual(['invalid-json:'])
})

const trusting = (text: string) => `{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",${text}
    "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole" }]
}
`

test.each([
  ['a comment', ' // who may come in: "everyone"', /^4:24 invalid-json: JSON has no comments/],
  ['a comment of another language', '\n    # who may come in', /^5:5 invalid-json: JSON has no comments/],
  ['a comment over lines', ' /* who may\n come in */', /^4:24 invalid-json: JSON has no comments/],
  [
    'a comma too many',
    ' "Condition": { "Bool": { "aws:SecureTransport": "true", } },',
    /^4:80 invalid-json: a member/,
  ],
])('a policy with %s is judged all the same', async (_, text, told) => {
  const document = trusting(text)
  const found = await foundIn('trust.json', document)
  expect(found[0]).toMatch(told)
  const line = document.split('\n').findIndex(one => one.includes('Principal')) + 1
  expect(found[1]).toMatch(new RegExp(`^${line}:\\d+ trust-everyone: `))
  expect(found).toHaveLength(2)
})

test('a policy in which a comma is missing is judged all the same', async () => {
  const found = await foundIn('trust.json', trusting('').replace('"Allow",', '"Allow"'))
  expect(found.map(one => one.split(' ')[1])).toEqual(['trust-everyone:', 'invalid-json:'].toReversed())
})

test('what looks like a comment in a string is none', async () => {
  const document = trusting(' // "\n    "Sid": "//",')
  const found = await foundIn('trust.json', document)
  expect(found[0]).toMatch(/^4:24 invalid-json: JSON has no comments/)
  expect(found[1]).toMatch(/^5:14 malformed-sid: the Sid "\/\/"/)
})

test('a policy that breaks off is not judged', async () => {
  const found = await foundIn('trust.json', trusting(' // c').slice(0, -4))
  expect(found.map(one => one.split(' ')[1])).toEqual(['invalid-json:'])
})

test('a policy with a comment in Markdown is judged all the same', async () => {
  const found = await foundIn('README.md', `# Trust\n\n\`\`\`json\n${trusting(' // all')}\`\`\`\n`)
  expect(found.map(one => one.split(' ').slice(0, 2).join(' '))).toEqual([
    '7:24 invalid-json:',
    '8:28 trust-everyone:',
  ])
})
