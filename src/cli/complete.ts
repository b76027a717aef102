// What can stand at the end of a command line, for the completion of shells. Read from the command parser, so that a flag
// is completed as soon as there is one.

import type { Command, Option } from 'commander'
import { findConfig } from '../input/load-config.ts'
import { readFound } from '../input/open-file.ts'
import { checkFormats, doctorFormats } from './options.ts'
import type { World } from './world.ts'

/**
 * Words that fit the last of `words`, which may be empty; none where a file is expected. Shells that divide words at
 * equals signs give the sign as a word of its own.
 */
export async function completions(
  program: Command,
  words: readonly string[],
  world: World,
): Promise<readonly string[]> {
  const last = words.at(-1) ?? ''
  const before = words.slice(0, -1)
  if (before[0] === 'help') return before.length === 1 ? matching(namesOf(program), last) : []
  const command = program.commands.find(one => one.name() === before[0])
  if (!command) return before.length === 0 ? matching(namesOf(program), last) : []
  const [, flag, begun] = /^(--[a-z-]+)=(.*)$/s.exec(last) ?? []
  if (flag !== undefined) {
    const values = await valuesOf(command, optionOf(command, flag), world)
    return matching(values, begun ?? '').map(value => `${flag}=${value}`)
  }
  // `--rule = x`, and `--rule =` with nothing behind it yet.
  if (last === '=') return valuesOf(command, optionOf(command, before.at(-1)), world)
  const asked = before.at(-1) === '=' ? before.at(-2) : before.at(-1)
  const option = optionOf(command, asked)
  if (option?.required) return matching(await valuesOf(command, option, world), last)
  if (last.startsWith('-')) return matching(flagsOf(command), last)
  return matching(await argumentsOf(command, world), last)
}

function matching(candidates: readonly string[], begun: string): readonly string[] {
  return candidates.filter(candidate => candidate.startsWith(begun))
}

function namesOf(program: Command): readonly string[] {
  return [...program.commands.map(one => one.name()), 'help']
}

function optionOf(command: Command, flag: string | undefined): Option | undefined {
  return command.options.find(({ long, short }) => flag !== undefined && (long === flag || short === flag))
}

function flagsOf(command: Command): readonly string[] {
  return [
    ...command.options.filter(({ hidden }) => !hidden).flatMap(({ long }) => long ?? []),
    ...(command.options.some(({ long }) => long === '--fix-unsafe') ? ['--fix=unsafe'] : []),
    '--help',
  ]
}

async function valuesOf(
  command: Command,
  option: Option | undefined,
  world: World,
): Promise<readonly string[]> {
  switch (option?.long) {
    case '--rule':
      return ruleIds()
    case '--link':
      return linkNames(world)
    case '--format':
      return option.argChoices ?? (command.name() === 'doctor' ? doctorFormats : checkFormats)
    case '--lab':
      return scenarioNames()
    default:
      return option?.argChoices ?? []
  }
}

async function argumentsOf(command: Command, world: World): Promise<readonly string[]> {
  const [first] = command.registeredArguments
  if (first?.argChoices) return first.argChoices
  switch (first?.name()) {
    case 'rule':
      return ruleIds()
    case 'link':
      return linkNames(world)
    case 'scenario':
      return scenarioNames()
    default:
      return []
  }
}

async function ruleIds(): Promise<readonly string[]> {
  const { rules } = await import('../../rules/index.ts')
  return rules.map(({ id }) => id).sort()
}

async function scenarioNames(): Promise<readonly string[]> {
  return (await import('../lab/scenarios.ts')).scenarioNames()
}

/** Of the configuration that `check` would read; a broken one has none. */
function linkNames({ cwd, env }: World): readonly string[] {
  const file = env['RDSAUDIT_CONFIG'] || findConfig(cwd)
  if (file === undefined) return []
  try {
    const { links = [] } = JSON.parse(readFound(file).toString('utf8')) as {
      readonly links?: readonly { readonly name?: unknown }[]
    }
    // A name that is none could be obeyed by the shell.
    return links.flatMap(({ name }) =>
      typeof name === 'string' && /^[a-z0-9][a-z0-9-]*$/.test(name) ? [name] : [],
    )
  } catch {
    return []
  }
}
