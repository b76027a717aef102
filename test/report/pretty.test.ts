import { expect, it } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const statement = '{"Effect":"Allow","Action":["s3:GetObjct","s3:PutObjct"],"Resource":"*"}'
const files = { 'a.json': `{"Version":"2012-10-17","Statement":[${statement}]}` }

it('says once what all findings of a rule have in common', async () => {
  const { stdout } = await runCli(['check', '--no-config', 'a.json'], { cwd: tempFolder(files) })
  const times = (text: string) => stdout.split(text).length - 1
  expect(times('error[misspelt-action]')).toBe(2)
  expect(times('= why: AWS saves the policy without a word')).toBe(1)
  expect(times('= fix: "s3:')).toBe(2)
  expect(times('= see: rdsaudit explain misspelt-action')).toBe(1)
})

it.each([50, 80])('breaks its prose at the width of a terminal of %d columns', async columns => {
  const { stdout } = await runCli(['check', '--no-config', 'a.json'], {
    cwd: tempFolder(files),
    terminal: columns,
    env: { NO_COLOR: '1' },
  })
  const prose = stdout
    .split('\n')
    .filter(line => !/^\d* *\|/.test(line) && !line.startsWith('can be changed'))
  expect(stdout).toMatch(/= why: .*\n {9}\S/)
  for (const line of prose) expect(line.length).toBeLessThanOrEqual(columns)
})
