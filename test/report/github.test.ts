import { describe, expect, it } from 'vitest'
import { oddPlaces, reportAs, wide } from '../helpers/odd-places.ts'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly text: string
}

/** Lines as the runner of GitHub Actions takes them apart. */
function commandsIn(log: string): readonly Command[] {
  return log.split('\n').flatMap(line => {
    const match = /^\s*::([\w-]+)(?: ([^\n]*?))?::(.*)$/.exec(line)
    if (!match) return []
    const [, name = '', properties = '', text = ''] = match
    return [
      {
        name,
        properties: Object.fromEntries(
          properties.split(',').map(one => {
            const [, key = '', value = ''] = /^([^=]*)=(.*)$/.exec(one) ?? []
            return [key, decoded(value).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')]
          }),
        ),
        text: decoded(text).replaceAll('%25', '%'),
      },
    ]
  })
}

const decoded = (text: string) => text.replaceAll('%0A', '\n').replaceAll('%0D', '\r')

describe('annotations of GitHub', () => {
  it('say where in properties, and again in the text', async () => {
    const { stdout } = await reportAs('github')
    const commands = commandsIn(stdout)
    expect(commands.length).toBe(stdout.split('\n').length - 1)
    const wideOne = commands.find(
      ({ properties }) => properties['title'] === 'rdsaudit statement-without-effect',
    )
    expect(wideOne).toMatchObject({
      name: 'error',
      properties: {
        file: 'odd/wide.json',
        line: '1',
        endLine: '1',
        col: String(wide.column),
        endColumn: String(wide.endColumn - 1),
      },
    })
    expect(wideOne?.text).toMatch(new RegExp(`^odd/wide\\.json:1:${wide.column}: .*\nfix: `))
    const first = commands.find(({ properties }) => properties['title'] === 'rdsaudit inline-only-version')
    expect(first?.properties).toMatchObject({ file: 'odd/start.json', line: '1', col: '1' })
  })

  it('have no columns over several lines, which GitHub would read on the first', async () => {
    const text = JSON.stringify(JSON.parse(oddPlaces['odd/wide.json']), null, 2)
    const { stdout } = await reportAs('github', { 'a.json': text })
    const statement = commandsIn(stdout).find(({ properties }) => properties['title']?.endsWith('-effect'))
    expect(statement?.properties).toMatchObject({ line: '4', endLine: '7' })
    expect(statement?.properties).not.toHaveProperty('col')
  })

  it('come with the gravest first, and say when GitHub will not show all', async () => {
    const statements = Array.from({ length: 11 }, (_, at) => ({
      Action: 's3:GetObject',
      Resource: `*/${at}`,
    }))
    const { stdout } = await reportAs('github', { 'a.json': JSON.stringify({ Statement: statements }) })
    const names = commandsIn(stdout).map(({ name }) => name)
    const graver = names.slice(0, -1).map(name => ['error', 'warning', 'notice'].indexOf(name))
    expect(graver).toEqual([...graver].sort())
    expect(names.filter(name => name === 'error').length).toBeGreaterThan(10)
    expect(stdout).toMatch(/\n::notice title=rdsaudit::\d\d errors, .*GitHub shows 10/)
  })

  it('cannot be forged by names of files and contents of policies', async () => {
    const hostile = '\n::error::forged\r\n%0A::error::forged'
    const policy = {
      Version: '2012-10-17',
      Statement: { Sid: hostile, Effect: hostile, Action: 's3:x', Resource: '*' },
    }
    const { stdout } = await reportAs('github', { 'a,line=1::b%0A.json': JSON.stringify(policy) })
    for (const { properties } of commandsIn(stdout)) {
      expect(properties).toMatchObject({ file: 'a,line=1::b%0A.json', line: '1' })
    }
    expect(commandsIn(stdout).length).toBe(stdout.split('\n').length - 1)
  })
})

describe('in GitHub Actions', () => {
  const files = { 'a.json': oddPlaces['odd/wide.json'] }
  const actions = { GITHUB_ACTIONS: 'true', NO_COLOR: '1' }

  it('annotations join the report for people when no format is asked for', async () => {
    const args = ['check', '--no-config', 'a.json']
    const { stdout } = await runCli(args, { cwd: tempFolder(files), env: actions })
    expect(stdout).toMatch(/^error\[statement-without-effect\]/)
    expect(stdout).toContain('\n::error file=a.json,')
    expect((await runCli(args, { cwd: tempFolder(files) })).stdout).not.toContain('::error')
    const concise = await runCli([...args, '-f', 'concise'], { cwd: tempFolder(files), env: actions })
    expect(concise.stdout).not.toContain('::error')
  })

  it('may be asked for beside one report for people, and no other', async () => {
    const run = (...args: string[]) =>
      runCli(['check', '--no-config', 'a.json', ...args], { cwd: tempFolder(files) })
    expect((await run('-f', 'github', '-f', 'concise')).exitCode).toBe(1)
    expect((await run('-f', 'github', '-f', 'sarif')).exitCode).toBe(2)
    expect((await run('-f', 'github', '-f', 'concise', '-f', 'pretty')).exitCode).toBe(2)
  })

  it('paths are those of the workspace', async () => {
    const cwd = tempFolder({ 'sub/a.json': oddPlaces['odd/wide.json'] })
    const env = { ...actions, GITHUB_WORKSPACE: cwd }
    const { stdout } = await runCli(['check', '--no-config', 'a.json'], { cwd: `${cwd}/sub`, env })
    expect(stdout).toContain('::error file=sub/a.json,')
    expect(stdout).toContain('--> a.json:1')
  })

  it('no line of a report for people is a command', async () => {
    const policy = {
      Version: '2012-10-17',
      Statement: { Effect: '##[add-mask]x', Action: 's3:x', Resource: '*' },
    }
    const cwd = tempFolder({ '::error::x.json': JSON.stringify(policy) })
    const { stdout } = await runCli(['check', '--no-config', '-f', 'concise', '.'], { cwd, env: actions })
    expect(commandsIn(stdout)).toEqual([])
    expect(stdout).not.toContain('##[')
  })
})
