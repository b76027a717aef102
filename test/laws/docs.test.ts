// The guides do what they say. On each page, in the order of the text: a fence with a path is a file, one of `sh` is run,
// one of `text` stands in what was printed. Commands that need AWS (`sh aws`), and those in the files of other systems, are
// held against the commands and flags that there are.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

interface Fence {
  readonly language: string
  /** What stands behind the language. */
  readonly told: string
  readonly text: string
}

const pages = readdirSync('docs').filter(name => name.endsWith('.md'))
const textOf = (page: string) => readFileSync(join('docs', page), 'utf8')

function fencesOf(page: string): readonly Fence[] {
  const found = textOf(page).matchAll(/^```(\w*) ?([^\n]*)\n(.*?)^```$/gms)
  return [...found].map(([, language = '', told = '', text = '']) => ({ language, told, text }))
}

const env = { PATH: process.env['PATH'] ?? '' }

function git(args: readonly string[], cwd: string): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd,
    stdio: 'ignore',
    env: { ...env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  })
}

/** Words of a line, quotation marks taken off: the guides need no more of a shell than that. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word.replace(/["']/g, ''))
}

/** Without what leads to it, and without where its output goes. */
function ownWords(line: string): readonly string[] | undefined {
  const words = /(?:^|\s)(?:npx )?rdsaudit (?=[a-z])(.*)$/.exec(line)?.[1]?.replace(/ >>.*$/, '')
  return words === undefined ? undefined : wordsOf(words)
}

async function follow(page: string): Promise<void> {
  const cwd = tempFolder()
  git(['init', '--initial-branch=main'], cwd)
  let printed = ''
  for (const { language, told, text } of fencesOf(page)) {
    const isFile = /^[\w./-]+\.(json|ya?ml)$/.test(told)
    if (isFile) {
      mkdirSync(dirname(join(cwd, told)), { recursive: true })
      writeFileSync(join(cwd, told), text)
    } else if (language === 'sh' && told !== 'aws') {
      const result = await runLines(text, cwd)
      printed = result.printed
      expect({ text, exitCode: result.exitCode }).toEqual({
        text,
        exitCode: Number(/exit=(\d)/.exec(told)?.[1] ?? 0),
      })
    } else if (language === 'text') {
      for (const line of text.split('\n').filter(one => one !== '')) expect(printed).toContain(line)
    }
  }
}

async function runLines(text: string, cwd: string) {
  let result = { exitCode: 0, printed: '' }
  for (const line of text.split('\n').filter(one => one !== '')) {
    const words = ownWords(line)
    if (words) {
      const { exitCode, stdout, stderr } = await runCli(words, { cwd, env })
      result = { exitCode, printed: stdout + stderr }
    } else {
      expect(line).toMatch(/^git /)
      git(wordsOf(line).slice(1), cwd)
    }
  }
  return result
}

describe.each(pages)('docs/%s', page => {
  it('does what it says', () => follow(page), 60_000)

  it('names only commands and flags that there are', async () => {
    const complete = async (...words: readonly string[]) =>
      (await runCli(['__complete', ...words])).stdout.split('\n')
    const commands = fencesOf(page).flatMap(({ text }) =>
      text.split('\n').flatMap(line => [ownWords(line) ?? []]),
    )
    for (const [command = '', ...words] of commands.filter(({ length }) => length > 0)) {
      expect(await complete(command)).toContain(command)
      const flags = await complete(command, '-')
      for (const flag of words.filter(word => word.startsWith('--'))) {
        expect(flags).toContain(flag.replace(/=(?!unsafe).*/, ''))
      }
    }
  })

  it('has YAML that is YAML, and links that lead somewhere', () => {
    for (const { language, text } of fencesOf(page)) if (language === 'yaml') parse(text)
    for (const [, target = ''] of textOf(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
      expect(existsSync(join('docs', target))).toBe(true)
    }
  })
})

describe('the README', () => {
  const readme = readFileSync('README.md', 'utf8')
  const commands = [...readme.matchAll(/`([^`\n]*)`|^((?:npx )?rdsaudit .*)$/gm)]
    .map(([, inline, line]) => ownWords((inline ?? line ?? '').replace(/ #.*$/, '')))
    .filter(words => words !== undefined)

  it.each(commands.map(words => words.join(' ')))(
    '%s names a command and flags that there are',
    async text => {
      const [command = '', ...words] = text.replaceAll('\\|', '|').split(' ')
      const complete = async (...begun: readonly string[]) =>
        (await runCli(['__complete', ...begun])).stdout.split('\n')
      expect(await complete(command)).toContain(command)
      const flags = await complete(command, '-')
      for (const flag of words.filter(word => word.startsWith('--'))) {
        expect(flags).toContain(flag.replace(/=(?!unsafe).*/, ''))
      }
    },
  )

  it('leads to files that there are', () => {
    for (const [, target = ''] of readme.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
      expect(existsSync(target)).toBe(true)
    }
  })
})

it('lists every guide', () => {
  const index = textOf('README.md')
  for (const page of pages.filter(name => name !== 'README.md')) expect(index).toContain(`(${page})`)
})
