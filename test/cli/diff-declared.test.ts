// What the configuration declares counts: boundaries, limits of the organization, and whose a policy is.

import { describe, expect, it } from 'vitest'
import { type LinkFiles, linkFiles, mayConnect, trusts } from '../helpers/link-files.ts'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const everyUser = 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/*'
const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
const noLogins = { Effect: 'Deny', Action: 'rds-db:*', Resource: '*' }

async function diff(
  before: LinkFiles,
  after: LinkFiles,
  change: (files: Record<string, string>) => void = () => {},
) {
  const [old, now] = (
    [
      ['a', before],
      ['b', after],
    ] as const
  ).map(([folder, told]) => {
    const { files, config } = linkFiles(told)
    const all = { ...files, 'rdsaudit.config.json': config }
    return Object.fromEntries(
      Object.entries(all).map(([path, value]) => [`${folder}/${path}`, JSON.stringify(value)]),
    )
  })
  const files: Record<string, string> = { ...old, ...now }
  change(files)
  return (await runCli(['diff', 'a', 'b'], { cwd: tempFolder(files) })).stdout
}

describe('rdsaudit diff with a configuration', () => {
  it('says nothing of a grant that the boundary holds back', async () => {
    const boundary = { of: 'target', allows: [mayConnect()] } as const
    const stdout = await diff(
      { connect: [mayConnect()], boundary },
      { connect: [mayConnect(everyUser)], boundary },
    )
    expect(stdout).toContain('no change of access\n')
  })

  it('says what a boundary takes away', async () => {
    const stdout = await diff(
      { connect: [mayConnect()], boundary: { of: 'target', allows: [everything] } },
      { connect: [mayConnect()], boundary: { of: 'target', allows: [{ ...everything, Action: 's3:*' }] } },
    )
    expect(stdout).toContain('- may no longer log in as')
    expect(stdout).toContain('the boundary does not let it pass')
  })

  it('says what a service control policy takes away, and by which statement', async () => {
    const scps = (...level: readonly object[]) => ({ of: 'target', levels: [level] }) as const
    const stdout = await diff(
      { connect: [mayConnect()], scps: scps(everything) },
      { connect: [mayConnect()], scps: scps(everything, noLogins) },
    )
    expect(stdout).toMatch(/^arn:aws:iam::444455556666:role\/db\n {2}- may no longer log in as/m)
    expect(stdout).toContain('denied by b/scp-0.json:1 (#1)')
    expect(stdout).not.toContain('not compared')
  })

  it('does not guess whom a limit is for', async () => {
    const scp = (...statements: readonly object[]) =>
      JSON.stringify({ Version: '2012-10-17', Statement: statements })
    const cwd = tempFolder({ 'a.json': scp(everything), 'b.json': scp(everything, noLogins) })
    const { stdout } = await runCli(['diff', 'a.json', 'b.json', '--policy-type', 'scp'], { cwd })
    expect(stdout).toContain('not compared: b.json: it says something else about rds-db:connect')
  })

  it('calls the role by the name that the configuration gives it', async () => {
    const stdout = await diff({ trust: [trusts()] }, { trust: [trusts('*')] })
    expect(stdout).toContain(
      'arn:aws:iam::444455556666:role/db\n  + anybody, of any account, may newly assume it',
    )
  })

  it('names a file that the configuration names and that is gone, and guesses nothing', async () => {
    const stdout = await diff({ trust: [trusts()] }, { trust: [trusts()] }, files => {
      delete files['b/trust.json']
    })
    expect(stdout).toContain(
      'not compared: b/trust.json (head): the configuration names it, and it is not there',
    )
    expect(stdout).not.toContain('may no longer assume it')
  })
})
