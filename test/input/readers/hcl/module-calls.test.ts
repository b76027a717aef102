import { expect, test } from 'vitest'
import { createChecker } from '../../../../src/api/checker.ts'
import { readDocuments } from '../../../../src/input/module-files.ts'
import { testNow } from '../../../helpers/try-rule.ts'

type Files = Readonly<Record<string, string>>

async function foundIn(files: Files) {
  const checker = await createChecker({ now: testNow })
  for (const [path, content] of Object.entries(files)) await checker.check(path, content)
  const { documents } = await checker.finish()
  expect(documents.flatMap(({ crashes }) => crashes)).toEqual([])
  return documents
    .flatMap(({ findings }) => findings)
    .map(({ rule, message, span }) => `${span.path}:${span.range.start.line} ${rule}: ${message}`)
}

async function policiesIn(files: Files) {
  const given = Object.entries(files).map(([path, content]) => ({ path, content, options: {} }))
  const documents = await readDocuments(given)
  return documents.flatMap(document =>
    document.state === 'read'
      ? document.policies.map(({ root, owner, type }) => ({
          path: document.path,
          type,
          owner: owner?.arn,
          root,
        }))
      : [],
  )
}

const login = (user: string) => `arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-ABCDEFGHIJKL01234/${user}`

const child = `variable "name" {}
variable "arns" { default = ["${login('app')}"] }
variable "trusted" { default = "arn:aws:iam::111122223333:role/app" }
resource "aws_iam_role" "this" {
  name = var.name
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = var.trusted }, Action = "sts:AssumeRole",
      Condition = { StringEquals = { "sts:ExternalId" = "4c7e1f0a-93d2-4b58-8a6e-0d5b9f21c3e7" } } }]
  })
}
resource "aws_iam_role_policy" "connect" {
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "rds-db:connect", Resource = var.arns }]
  })
}
output "arn" { value = aws_iam_role.this.arn }
`

const calling = (call: string) => ({ 'stack/main.tf': call, 'stack/modules/login/main.tf': child })

test('what a module makes of its arguments is judged where it is written', async () => {
  const files = calling(`module "login" {
  source = "./modules/login"
  name   = "login"
  arns   = ["*"]
}
`)
  expect(await foundIn(files)).toEqual([
    'stack/modules/login/main.tf:16 wildcard-login-resource: rds-db:connect on "*" is open to every database and user',
  ])
})

test('each of several calls has its own arguments', async () => {
  const files = calling(`locals { users = { a = "app", b = "*" } }
module "login" {
  for_each = local.users
  source   = "./modules/login"
  name     = "login-\${each.key}"
  arns     = ["${login('${each.value}')}"]
}
`)
  const policies = await policiesIn(files)
  expect(policies.map(({ owner, type }) => `${type} ${owner?.split('/').at(-1)}`).sort()).toEqual([
    'identity login-a',
    'identity login-b',
    'trust login-a',
    'trust login-b',
  ])
  expect((await foundIn(files)).map(one => one.split(' ')[1])).toEqual(['wildcard-db-user:'])
})

test('what nobody passes on is what the module says', async () => {
  const files = calling(
    'module "login" {\n  source = "./modules/login"\n  name = "login"\n  arns = null\n}\n',
  )
  const [connect] = (await policiesIn(files)).filter(({ type }) => type === 'identity')
  expect(JSON.stringify(connect?.root)).toContain(login('app'))
})

test('a value goes out of one module and into another', async () => {
  const files = calling(`module "caller" {
  source = "./modules/login"
  name   = "caller"
}
module "target" {
  source  = "./modules/login"
  name    = "target"
  trusted = module.caller.arn
}
`)
  const trusts = (await policiesIn(files)).filter(({ type }) => type === 'trust')
  const [caller, target] = ['caller', 'target'].map(name =>
    trusts.find(({ owner }) => owner?.endsWith(`/${name}`)),
  )
  expect(JSON.stringify(target?.root)).toContain(JSON.stringify(caller?.owner))
})

test('a module that is called has the account of its caller', async () => {
  const files = calling(`provider "aws" { allowed_account_ids = ["444455556666"] }
module "login" {
  source = "./modules/login"
  name   = "login"
}
`)
  const [{ owner } = { owner: '' }] = await policiesIn(files)
  expect(owner).toBe('arn:aws:iam::444455556666:role/login')
})

test('a module that an example calls is read by itself, too', async () => {
  const files = {
    'main.tf': child.replace(login('app'), '*'),
    'examples/one/main.tf': `module "login" {\n  source = "../../"\n  name = "login"\n  arns = ["${login('app')}"]\n}\n`,
  }
  expect((await foundIn(files)).map(one => one.split(' ')[1])).toEqual(['wildcard-login-resource:'])
})

test('modules that call each other end in a message', async () => {
  const files = {
    'a/main.tf': `module "b" {\n  source = "../b"\n}\n${child}`,
    'b/main.tf': 'module "a" {\n  source = "../a"\n  name = "x"\n}\n',
  }
  const found = await foundIn(files)
  expect(
    found.some(one => /broken-template: module\.\w calls a folder that this module is called from/.test(one)),
  ).toBe(true)
  expect(await policiesIn(files)).not.toEqual([])
})

test('an argument that is made of what the module gives ends in a message', async () => {
  const files = calling(`module "login" {
  source = "./modules/login"
  name   = module.login.arn
}
`)
  expect(await foundIn(files)).toEqual([expect.stringMatching(/broken-template: .* is made of itself/)])
})

test('calls without end are not followed', async () => {
  const folders = Array.from({ length: 12 }, (_, index) => [
    `m${index}/main.tf`,
    index === 11
      ? child
      : `module "x" {\n  count = 50\n  source = "../m${index + 1}"\n  name = "n\${count.index}"\n}\n`,
  ])
  expect((await policiesIn(Object.fromEntries(folders))).length).toBeGreaterThan(0)
})

test('a module from elsewhere is not looked for', async () => {
  const files = calling('module "login" {\n  source = "terraform-aws-modules/iam/aws"\n  name = "login"\n}\n')
  expect((await policiesIn(files)).map(({ owner }) => owner)).toHaveLength(2)
})

test('policy documents that are made of each other end in a message, and are read all the same', async () => {
  const document = (name: string, source: string) => `data "aws_iam_policy_document" "${name}" {
  source_policy_documents = [data.aws_iam_policy_document.${source}.json]
  statement {
    actions   = ["rds-db:connect"]
    resources = ["${login('*')}"]
  }
}
`
  const text = `${document('p', 'q')}${document('q', 'p')}
resource "aws_iam_policy" "p" {
  policy = data.aws_iam_policy_document.p.json
}
`
  const found = await foundIn({ 'main.tf': text })
  expect(found.filter(one => one.includes('broken-template'))).toEqual([
    expect.stringMatching(/^main\.tf:\d+ broken-template: this policy document is made of itself$/),
  ])
  expect(found.filter(one => one.includes('wildcard-db-user'))).not.toEqual([])
})

test('a policy document that is merged twice is not made of itself', async () => {
  const document = (name: string, ...sources: string[]) => `data "aws_iam_policy_document" "${name}" {
  source_policy_documents = [${sources.map(one => `data.aws_iam_policy_document.${one}.json`).join()}]
  statement {
    actions   = ["rds-db:connect"]
    resources = ["${login(name)}"]
  }
}
`
  const text = `${document('a', 'b', 'c')}${document('b', 'd')}${document('c', 'd')}${document('d')}
resource "aws_iam_policy" "p" {
  policy = data.aws_iam_policy_document.a.json
}
`
  expect(await foundIn({ 'main.tf': text })).toEqual([])
})
