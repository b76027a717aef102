// rdsaudit explain: rules, causes, messages, permissions; each in every format, and what it says where it knows nothing.

import { describe, expect, it } from 'vitest'
import { runCli } from '../../helpers/run-cli.ts'

const explain = (...args: readonly string[]) => runCli(['explain', ...args])

describe('explain', () => {
  it.each([
    [[], /missing-external-id/],
    [['missing-external-id'], /^missing-external-id /],
    [['aws-throttles'], /^aws-throttles {2}/],
    [['PAM authentication failed'], /connect-not-granted/],
    [
      ['User: arn:aws:iam::111122223333:user/x is not authorized to perform: sts:AssumeRole'],
      /untrusted-caller|trust/,
    ],
    [['permissions'], /rdsaudit collect --account/],
    [['permissions', 'doctor'], /rdsaudit doctor/],
  ])('%j answers in words, as data and as Markdown', async (args, expected) => {
    const pretty = await explain(...args)
    expect(pretty).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringMatching(expected) })
    const json = await explain(...args, '-f', 'json')
    expect(json).toMatchObject({ exitCode: 0, stderr: '' })
    expect(JSON.parse(json.stdout)).toBeTypeOf('object')
    const markdown = await explain(...args, '-f', 'markdown')
    expect(markdown).toMatchObject({ exitCode: 0, stderr: '' })
    expect(markdown.stdout).not.toBe(pretty.stdout)
  })

  it.each([
    [['mising-external-id'], 'there is no rule "mising-external-id" (did you mean "missing-external-id"?)'],
    [['zzz'], 'there is no rule "zzz"'],
    [[''], 'there is no rule ""'],
    [['permissions', 'init'], '"init" is no command that reads AWS'],
    [['missing-external-id', 'x'], 'only "explain permissions" takes a second argument'],
    [['x\u001b[2J'], 'x\\u{1b}[2J'],
  ])('%j is wrong usage', async (args, message) => {
    const { exitCode, stdout, stderr } = await explain(...args)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain(message)
  })
})
