import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../../src/base/json-value.ts'
import { nameUnknowns } from '../../../../src/base/unknown-text.ts'
import { createLocator } from '../../../../src/input/locate-in-document.ts'
import { readDocuments } from '../../../../src/input/module-files.ts'
import type { Document, ReadDocument } from '../../../../src/model/document.ts'
import type { Policy } from '../../../../src/model/policy.ts'

type Files = Readonly<Record<string, string>>

async function read(files: Files): Promise<readonly Document[]> {
  return readDocuments(
    Object.entries(files).map(([path, content]) => ({ path, content, options: { named: true } })),
  )
}

async function policiesOf(files: Files): Promise<readonly Policy[]> {
  return (await read(files)).flatMap(document => (document.state === 'read' ? document.policies : []))
}

/** Texts with names for what is not known. */
function shown(value: JsonValue): JsonValue {
  return JSON.parse(nameUnknowns(JSON.stringify(value))) as JsonValue
}

/** What `policy = …` of a module is. */
async function policyOf(expression: string, others = '') {
  const [first] = await policiesOf({
    'main.tf': `${others}\nresource "aws_iam_policy" "p" {\n  name = "p"\n  policy = ${expression}\n}\n`,
  })
  return first && shown(first.root)
}

/** The resource of a policy whose resource is an expression. */
async function resourceAs(expression: string, others = '') {
  const policy = await policyOf(
    `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = ${expression} }] })`,
    others,
  )
  return (policy as { Statement: { Resource: JsonValue }[] } | undefined)?.Statement[0]?.Resource
}

/** `line:column text` of what a document shows for a pointer. */
function at(document: Document | undefined, pointer: string, part?: { from: number; to: number }) {
  if (document?.state !== 'read') return document?.state
  const { range } = createLocator(document).locate({ pointer, ...(part && { part }) })
  const lines = document.text.split('\n')
  const text = lines[range.start.line - 1] ?? ''
  const end = range.end.line === range.start.line ? range.end.column - 1 : text.length
  return `${range.start.line}:${range.start.column} ${text.slice(range.start.column - 1, end)}`
}

describe('values', () => {
  it.each([
    ['"arn:aws:s3:::a"', 'arn:aws:s3:::a'],
    ['"a\\tb\\u00e9\\"$${aws:username}%%{x}"', 'a\tbé"${aws:username}%{x}'],
    ['var.a', 'one'],
    ['var.none', '${var.none}'],
    ['"x-${var.none}-y"', 'x-${var.none}-y'],
    ['local.b', 'b-one'],
    ['local.map.k', 'v'],
    ['local.map["k"]', 'v'],
    ['local.list[1]', 'l2'],
    ['var.a == "one" ? "yes" : "no"', 'yes'],
    ['var.none == "one" ? "yes" : "no"', '${condition}'],
    ['var.none == "one" ? "same" : "same"', 'same'],
    ['[for x in local.list : "p-${x}"]', ['p-l1', 'p-l2']],
    ['[for x in local.list : x if x != "l1"]', ['l2']],
    ['[for k, v in local.map : "${k}=${v}"]', ['k=v']],
    ['[for x in var.none : x]', '${for}'],
    ['concat(local.list, ["l3"])', ['l1', 'l2', 'l3']],
    ['concat(local.list, var.none)', ['l1', 'l2', '${var.none}']],
    ['flatten([local.list, [["l3"]]])', ['l1', 'l2', 'l3']],
    ['join("/", local.list)', 'l1/l2'],
    ['join("/", var.none)', '${join}'],
    ['format("%s-%d%%", var.a, 2)', 'one-2%'],
    ['merge(local.map, { j = "w" }).j', 'w'],
    ['lookup(local.map, "k", "other")', 'v'],
    ['lookup(local.map, "z", "other")', 'other'],
    ['replace("a/b", "/", "-")', 'a-b'],
    ['file("x.txt")', '${file}'],
    ['try(var.a, "x")', '${try}'],
    ['aws_iam_role.r.name', 'role-one'],
    ['aws_iam_role.r.arn', 'arn:aws:iam::${account}:role/team/role-one'],
    ['aws_db_instance.d.resource_id', '${aws_db_instance.d.resource_id}'],
    ['module.m.out', '${module.m.out}'],
    ['aws_x.y[*].arn', '${expression}'],
    ['"%{ if true }a%{ endif }"', '${template}'],
  ])('%s is %j', async (expression, expected) => {
    const others = `
variable "a" { default = "one" }
locals {
  b    = "b-\${var.a}"
  map  = { k = "v" }
  list = ["l1", "l2"]
}
resource "aws_iam_role" "r" {
  name = "role-\${var.a}"
  path = "/team/"
}
`
    expect(await resourceAs(expression, others)).toEqual(expected)
  })

  it('knows accounts and regions as far as providers tell', async () => {
    const providers = `
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["111122223333"]
}
provider "aws" {
  alias = "other"
  assume_role { role_arn = "arn:aws:iam::444455556666:role/deploy" }
}
data "aws_caller_identity" "a" {}
data "aws_caller_identity" "b" { provider = aws.other }
data "aws_region" "a" {}
data "aws_region" "b" { provider = aws.other }
`
    const ids = '${data.aws_caller_identity.a.account_id} ${data.aws_caller_identity.b.account_id}'
    const regions = '${data.aws_region.a.name} ${data.aws_region.b.name}'
    expect(await resourceAs(`"${ids} ${regions}"`, providers)).toBe(
      '111122223333 444455556666 eu-west-1 ${region}',
    )
  })

  it('takes values of variables from the files that Terraform takes them from', async () => {
    const main = `variable "a" { default = "x" }\nvariable "b" { default = "x" }
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "\${var.a}:\${var.b}", Resource = "*" }] })
}`
    const { ModuleFiles } = await import('../../../../src/input/module-files.ts')
    const files = new ModuleFiles()
    files.take('f/main.tf', main)
    files.take('f/z.auto.tfvars', 'b = "auto"\n')
    files.take('f/terraform.tfvars', 'a = "plain"\nb = "plain"\n')
    files.take('g/terraform.tfvars', 'a = "of another folder"\n')
    const document = (await files.read()).get('f/main.tf')
    const [policy] = document?.state === 'read' ? document.policies : []
    expect(JSON.stringify(policy?.root)).toContain('"plain:auto"')
  })
})

describe('policy documents', () => {
  const login = `
data "aws_iam_policy_document" "base" {
  statement {
    sid       = "Base"
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
  statement {
    sid       = "Both"
    actions   = ["s3:PutObject"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "p" {
  source_policy_documents = [data.aws_iam_policy_document.base.json]
  statement {
    sid       = "Both"
    effect    = "Deny"
    actions   = ["s3:DeleteObject"]
    resources = ["arn:aws:s3:::&{aws:username}"]
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-1"]
    }
  }
}
`
  it('are rendered, with the documents that they are made of', async () => {
    expect(await policyOf('data.aws_iam_policy_document.p.json', login)).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Sid: 'Base', Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['*'] },
        {
          Sid: 'Both',
          Effect: 'Deny',
          Action: ['s3:DeleteObject'],
          Resource: ['arn:aws:s3:::${aws:username}'],
          Condition: { StringEquals: { 'aws:PrincipalOrgID': ['o-1'] } },
        },
      ],
    })
  })

  it('stand in their own file, and nobody but their users has them', async () => {
    const documents = await read({
      'a.tf': `${login}\ndata "aws_iam_policy_document" "alone" {\n  statement {\n    actions = ["s3:*"]\n  }\n}\n`,
      'b.tf':
        'resource "aws_iam_user_policy" "u" {\n  user = "ann"\n  policy = data.aws_iam_policy_document.p.json\n}\n',
    })
    const [a, b] = documents
    expect(b?.state).toBe('skipped')
    expect(
      a?.state === 'read' && a.policies.map(one => one.owner?.arn && nameUnknowns(one.owner.arn)),
    ).toEqual(['arn:aws:iam::${account}:user/ann', undefined])
    const pointer = (a?.state === 'read' && a.policies[0]?.pointer) || ''
    expect(at(a, `${pointer}/Statement/0/Action`)).toBe('5:17 ["s3:GetObject"]')
    expect(at(a, `${pointer}/Statement/1/Action/0`)).toBe('19:18 "s3:DeleteObject"')
    expect(at(a, `${pointer}/Statement/1/Condition/StringEquals/aws:PrincipalOrgID/0`)).toBe('24:19 "o-1"')
  })

  it('may say more where a block is made for what is not known', async () => {
    const dynamic = `
data "aws_iam_policy_document" "p" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    dynamic "condition" {
      for_each = var.more
      content { test = "Bool" }
    }
  }
  dynamic "statement" {
    for_each = ["a", "b"]
    content {
      actions   = ["s3:\${statement.value}"]
      resources = ["*"]
    }
  }
  dynamic "statement" {
    for_each = var.more
    content { actions = ["s3:*"] }
  }
}`
    expect(await policyOf('data.aws_iam_policy_document.p.json', dynamic)).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['*'], Condition: '${condition}' },
        { Effect: 'Allow', Action: ['s3:a'], Resource: ['*'] },
        { Effect: 'Allow', Action: ['s3:b'], Resource: ['*'] },
        '${statement}',
      ],
    })
  })

  it('has conditions of which nothing can be told where a key is not known', async () => {
    const policy = await policyOf(
      'jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*", Condition = { StringEquals = { "${var.k}:sub" = "x" } } }] })',
    )
    expect(policy).toMatchObject({ Statement: [{ Condition: expect.stringContaining('var.k') }] })
  })
})

describe('places', () => {
  it('are exact in strings, heredocs and what is put in', async () => {
    const text = `locals { é = "ü" }
resource "aws_iam_policy" "p" {
  policy = <<-EOF
    {
      "Statement": [{
        "Effect": "Allow", "Action": "s3:GetObjekt",
        "Resource": "arn:aws:s3:::\${var.b}/*"
      }]
    }
  EOF
}
resource "aws_iam_policy" "q" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "s3:\\u0050ut"], Resource = "*" }]
  })
}
`
    const [document] = await read({ 'main.tf': text })
    const p = '/resource/aws_iam_policy/p/policy/Statement/0'
    expect(at(document, `${p}/Action`)).toBe('6:38 "s3:GetObjekt"')
    expect(at(document, `${p}/Action`, { from: 3, to: 12 })).toBe('6:42 GetObjekt')
    expect(at(document, `${p}/Resource`)).toBe('7:21 "arn:aws:s3:::${var.b}/*"')
    const q = '/resource/aws_iam_policy/q/policy/Statement/0/Action'
    expect(at(document, `${q}/0`)).toBe('14:48 "s3:GetObject"')
    expect(at(document, `${q}/0`, { from: 3, to: 6 })).toBe('14:52 Get')
    expect(at(document, `${q}/1`, { from: 3, to: 6 })).toBe('14:68 \\u0050ut')
  })

  it('are those of the reference where the value is written in another file', async () => {
    const documents = await read({
      'a.tf': 'locals {\n  actions = ["s3:GetObjekt"]\n}\n',
      'b.tf':
        'resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = local.actions, Resource = "*" }] })\n}\n',
    })
    expect(at(documents[1], '/resource/aws_iam_policy/p/policy/Statement/0/Action/0')).toBe(
      '2:67 local.actions',
    )
  })
})

describe('what is broken', () => {
  const faultsOf = async (text: string) => {
    const [document] = await read({ 'main.tf': text })
    if (document?.state !== 'read') return document
    return (document.faults ?? []).map(({ pointer, fault }) => `${at(document, pointer)}: ${fault}`)
  }
  const good = 'resource "aws_iam_policy" "good" {\n  policy = jsonencode({ Statement = [] })\n}\n'

  it('breaks no other block', async () => {
    const text = `resource "aws_iam_role" "r" {\n  name = \n}\n\nresource "aws_iam_role" "s" {\n  name = foo(\n}\n${good}`
    const [document] = await read({ 'main.tf': text })
    expect(document?.state === 'read' && document.policies.map(({ pointer }) => pointer)).toEqual([
      '/resource/aws_iam_policy/good/policy',
    ])
    expect(await faultsOf(text)).toEqual([expect.stringMatching(/^2:\d+ /), expect.stringMatching(/^6:\d+ /)])
  })

  it.each([
    [
      'locals {\n  a = local.b\n  b = "x${local.a}"\n}\n',
      'local.a',
      '3:11 local.a: local.a is made of itself, by way of local.b',
    ],
    ['', 'jsonencod({})', '2:12 jsonencod({}): Terraform has no function jsonencod; jsonencode is one'],
  ])('is told with its place: %s %s', async (others, expression, expected) => {
    const text = `${others}resource "aws_iam_policy" "p" {\n  policy = ${expression}\n}\n`
    expect(await faultsOf(text)).toEqual([expected])
  })

  it('is a policy that is no JSON, unless what is put in may make it JSON', async () => {
    const policy = (text: string) => `resource "aws_iam_policy" "p" {\n  policy = <<EOF\n${text}\nEOF\n}\n`
    const [broken] = await read({ 'main.tf': policy('{ "Statement": [ }') })
    expect(broken?.state === 'read' && broken.brokenTexts).toHaveLength(1)
    const [open] = await read({ 'main.tf': policy('{ "Statement": [ ${var.more} ] }') })
    expect(open?.state).toBe('skipped')
  })

  it('ends where values double themselves', async () => {
    const doubling = Array.from({ length: 40 }, (_, n) => `  a${n + 1} = [local.a${n}, local.a${n}]`).join(
      '\n',
    )
    const [document] = await read({
      'main.tf': `locals {\n  a0 = "x"\n${doubling}\n}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = local.a40 })\n}\n`,
    })
    expect(document).toMatchObject({ state: 'unreadable', why: expect.stringContaining('repeats itself') })
  })

  it('ends where values are nested too deeply', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const [document] = await read({
      'main.tf': `resource "aws_iam_policy" "p" {\n  policy = jsonencode(${deep})\n}\n`,
    })
    expect(document?.state).toBe('unreadable')
  })
})

describe('owners', () => {
  it('have what is attached to them, unless something goes to a role that is not known', async () => {
    const roles = `
resource "aws_iam_role" "r" {
  name = "r"
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "*" } }] })
}
resource "aws_iam_policy" "p" {
  name   = "p"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}
resource "aws_iam_role_policy_attachment" "a" {
  role       = aws_iam_role.r.name
  policy_arn = aws_iam_policy.p.arn
}
`
    const owners = async (text: string) =>
      (await policiesOf({ 'main.tf': text })).map(({ owner }) => [
        owner?.arn && nameUnknowns(owner.arn),
        owner?.isWhole,
      ])
    const arn = 'arn:aws:iam::${account}:role/r'
    expect(await owners(roles)).toEqual([
      [arn, true],
      [arn, true],
    ])
    const open = `${roles}\nresource "aws_iam_role_policy_attachment" "b" {\n  role = var.role\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}\n`
    expect(await owners(open)).toEqual([
      [arn, undefined],
      [arn, undefined],
    ])
    expect(await owners(roles.replace('name = "r"', 'for_each = var.names\n  name = each.key'))).toEqual([
      ['arn:aws:iam::${account}:role/${each.key}', undefined],
      [expect.stringContaining('role/'), undefined],
    ])
  })
})

it('passes over what says nothing of policies, without the parser', async () => {
  const [document] = await read({
    'main.tf': 'resource "aws_instance" "a" {\n  ami = "x"\n}\nlocals {\n  a = 1\n}\n',
  })
  expect(document).toMatchObject({ state: 'skipped', why: 'there is no policy in it' })
})

it('the type of a variable is no value', async () => {
  const text =
    'variable "dbs" {\n  type = map(object({ id = string, users = optional(list(string), []) }))\n  default = {}\n}\n' +
    'resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [] })\n}\n'
  const [document] = await read({ 'main.tf': text })
  expect((document as ReadDocument).faults).toBeUndefined()
})

describe('what the parser takes and Terraform does not', () => {
  const faultsOf = async (expression: string) => {
    const text = `resource "aws_iam_policy" "p" {\n  policy = ${expression}\n}\n`
    const [document] = await read({ 'main.tf': text })
    return document?.state === 'read' ? (document.faults ?? []).map(({ fault }) => fault) : []
  }

  it.each([
    ['jsonencode({ Version = "2012-10-17" Statement = [] })', 'before this a comma or a new line is missing'],
    ['jsonencode({ a = 1, Statement = ["x" "y"] })', 'after this a comma is missing'],
    ['"{}" name = "p"', 'this belongs on a line of its own'],
  ])('%s', async (expression, fault) => {
    expect(await faultsOf(expression)).toEqual([fault])
  })

  it.each([
    'jsonencode({ Version = "2012-10-17", Statement = [] })',
    'jsonencode({\n    Version = "2012-10-17" # of the language\n    Statement = []\n  })',
    'jsonencode({\n    a = <<E\nx\nE\n    Statement = [\n      1,\n    ],\n  })',
  ])('no fault: %s', async expression => {
    expect(await faultsOf(expression)).toEqual([])
  })
})

describe('several of one block', () => {
  const policyWith = (head: string, user: string) =>
    `locals {\n  apps = { orders = "orders_rw", reports = "*" }\n}\nresource "aws_iam_policy" "p" {\n  ${head}\n  name = "p"\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "rds-db:connect", Resource = "x/${user}" }] })\n}\n`
  const resourcesOf = async (text: string) =>
    (await policiesOf({ 'main.tf': text })).map(({ root }) =>
      nameUnknowns(String((root as { Statement: { Resource: string }[] }).Statement[0]?.Resource)),
    )

  it.each([
    ['for_each = local.apps', '${each.key}/${each.value}', ['x/orders/orders_rw', 'x/reports/*']],
    ['for_each = toset(["a", "b"])', '${each.key}', ['x/a', 'x/b']],
    ['count = 2', '${count.index}', ['x/0', 'x/1']],
    ['count = 0', '${count.index}', ['x/${count.index}']],
    ['for_each = var.apps', '${each.value}', ['x/${each.value}']],
  ])('%s', async (head, user, expected) => {
    expect(await resourcesOf(policyWith(head, user))).toEqual(expected)
  })

  it('is referred to by key, or by number', async () => {
    const text =
      'data "aws_iam_policy_document" "d" {\n  for_each = { a = "x", b = "y" }\n  statement {\n    actions = ["rds-db:connect"]\n    resources = [each.value]\n  }\n}\n' +
      'resource "aws_iam_policy" "p" {\n  for_each = toset(["a", "b"])\n  policy = data.aws_iam_policy_document.d[each.key].json\n}\n'
    const roots = await policiesOf({ 'main.tf': text })
    expect(
      roots.map(({ root }) => (root as { Statement: { Resource: string[] }[] }).Statement[0]?.Resource),
    ).toEqual([['x'], ['y']])
  })
})

describe('statements that are arguments of a module', () => {
  const moduleWith = (statements: string) =>
    `module "role" {\n  source = "terraform-aws-modules/iam/aws"\n  policy_statements = ${statements}\n}\n`

  it.each([
    ['by name', '{\n    connect = { actions = ["rds-db:connect"], resources = ["*"] }\n  }', 'connect'],
    ['in a list', '[{ actions = ["rds-db:connect"], resources = ["*"] }]', '0'],
  ])('%s', async (_, statements, name) => {
    const [document] = await read({ 'main.tf': moduleWith(statements) })
    const policies = document?.state === 'read' ? document.policies : []
    expect(policies.map(({ root }) => root)).toEqual([
      {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['rds-db:connect'], Resource: ['*'] }],
      },
    ])
    const line = name === '0' ? 3 : 4
    expect(at(document, `/module/role/policy_statements/${name}/Statement/0/Resource/0`)).toMatch(
      new RegExp(`^${line}:\\d+ "\\*"$`),
    )
  })

  it('what is no statement is none', async () => {
    expect(await policiesOf({ 'main.tf': moduleWith('{ a = { actions = ["x"] } }') })).toEqual([])
  })
})
