// argv → a command with typed options, by the command parser. Help texts are here and nowhere else.

import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { version } from '../base/version.ts'
import { policyTypes } from '../model/policy.ts'
import { addDoctor } from './doctor-flags.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { addLiveFlags } from './live-flags.ts'
import {
  type CheckOptions,
  type CollectOptions,
  type CompletionOptions,
  checkFormats,
  type DiffOptions,
  type DoctorOptions,
  diffFormats,
  type EvaluateOptions,
  type ExplainOptions,
  evaluateFormats,
  explainFormats,
  type FormatChoice,
  type LabOptions,
  shells,
} from './options.ts'
import { addLook, addShared, collect, configOf } from './shared-flags.ts'
import type { World } from './world.ts'

export type Parsed =
  | { readonly command: 'check'; readonly options: CheckOptions }
  | { readonly command: 'collect'; readonly options: CollectOptions }
  | { readonly command: 'diff'; readonly options: DiffOptions }
  | { readonly command: 'evaluate'; readonly options: EvaluateOptions }
  | { readonly command: 'doctor'; readonly options: DoctorOptions }
  | { readonly command: 'explain'; readonly options: ExplainOptions }
  | { readonly command: 'completion'; readonly options: CompletionOptions }
  | { readonly command: 'lab'; readonly options: LabOptions }
  /** Help or version was printed, or a mistake was reported. */
  | { readonly command: 'done'; readonly exitCode: ExitCode }

/** Prints help and reports mistakes itself; everything else is for the command to do. */
export async function parseCommandLine(world: World): Promise<Parsed> {
  let parsed: Parsed = { command: 'done', exitCode: exitCodes.clean }
  const program = buildProgram(world, result => {
    parsed = result
  })
  try {
    if (world.argv.length === 0) {
      world.stderr.write(program.helpInformation())
      return { command: 'done', exitCode: exitCodes.usage }
    }
    const [first, ...words] = world.argv
    if (first === completing) {
      const { completions } = await import('./complete.ts')
      const found = await completions(program, words, world)
      world.stdout.write(found.map(word => `${word}\n`).join(''))
      return parsed
    }
    await program.parseAsync(withLabAsFlag(withFixAsFlags(world.argv)), { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return { command: 'done', exitCode: error.exitCode === 0 ? exitCodes.clean : exitCodes.usage }
  }
  return parsed
}

function buildProgram(world: World, done: (parsed: Parsed) => void): Command {
  const program = new Command('rdsaudit')
    .description(
      'Finds what is wrong between your database tool and RDS, on both sides of the account border.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .showSuggestionAfterError(true)
    .showHelpAfterError('run "rdsaudit --help" for the flags')
    .configureHelp({ showGlobalOptions: true, helpWidth: Math.min(world.stdout.columns ?? 100, 100) })
    .configureOutput({
      writeOut: text => world.stdout.write(text),
      writeErr: text => world.stderr.write(text),
    })
    .exitOverride()
  program.addHelpText('after', examples)
  addCheck(program, done)
  addDoctor(program, options => done({ command: 'doctor', options }))
  addCollect(program, done)
  addDiff(program, done)
  addEvaluate(program, done)
  addExplain(program, done)
  addLab(program, done)
  addCompletion(program, done)
  return program
}

const examples = `
Examples:
  rdsaudit check policies/                    check the policy files of a folder
  rdsaudit check role.json --policy-type trust
  aws iam get-role --role-name app | rdsaudit check -
  rdsaudit diff --git main...HEAD             what access a branch adds or takes away
  rdsaudit evaluate request.json              whether AWS would allow a request, and why
  rdsaudit doctor orders-prod                 walk a link live and say what to fix
  rdsaudit doctor --lab=missing-external-id   the same in the lab: no AWS, no database
  rdsaudit explain statement-without-effect   what a rule means
  rdsaudit explain "PAM authentication failed" what an error message can mean
  rdsaudit lab missing-external-id            a small AWS on this machine, with that fault

Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 could not finish, 130 interrupted.
`

function addCheck(program: Command, done: (parsed: Parsed) => void): void {
  const command = program
    .command('check')
    .summary('check policy documents and links; no network unless asked')
    .description(
      'Checks policy documents: files, folders, globs, or - for standard input. Without an input, what "include" of the configuration names. The ARN of a role or user, or --live, reads from AWS.',
    )
    .argument('[input...]', 'files, folders, globs, ARNs of roles and users, or -')
    .addOption(
      new Option('-f, --format <format[=file]>', `${checkFormats.join(', ')}; repeat for several`)
        .argParser(collectFormats)
        .default([], 'pretty'),
    )
    .addOption(new Option('--policy-type <type>', 'what the documents are used for').choices(policyTypes))
    .addOption(
      new Option('--link <name>', 'only the files and questions of this link; repeatable')
        .argParser(collect)
        .default([], 'all'),
    )
    .addOption(
      new Option('--rule <id[=severity]>', 'turn a rule on, off, or to another severity; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option('--fail-on <level>', 'least severity that exits with 1').choices([
        'error',
        'warning',
        'info',
        'never',
      ]),
    )
    .option('--no-ignore', 'report accepted findings too: no entry of "ignore", no baseline')
    .option('--baseline <file>', 'findings that are accepted (default: rdsaudit.baseline.json if it exists)')
    .option('--write-baseline', 'accept all findings of this run, and forget those that are gone')
    .addOption(
      new Option(
        '--fix',
        'write what cannot change any decision; --fix=unsafe writes all that is exactly known',
      ).conflicts('fixUnsafe'),
    )
    .addOption(new Option('--fix-unsafe').hideHelp())
    .option('--diff', 'show what --fix=unsafe (or --fix) would write, and write nothing')
    .option('--exit-zero', 'exit with 0 even when something was found')
    .option('--allow-empty', 'nothing to check is no mistake')
    .option('--stdin-filename <name>', 'the name to show for standard input')
    .option('--show-config', 'print the configuration in force and stop')
    .option('--live', 'read the identities and databases of the links from AWS')
  addShared(addLiveFlags(command)).action((inputs: string[], options: CheckFlags) => {
    done({ command: 'check', options: checkOptions(inputs, options) })
  })
}

type CheckFlags = Omit<CheckOptions, 'inputs' | 'config' | 'fix'> & {
  readonly config?: string | boolean
  readonly fix?: boolean
  readonly fixUnsafe?: boolean
}

function checkOptions(inputs: readonly string[], { fix, fixUnsafe, ...flags }: CheckFlags): CheckOptions {
  const level = fixUnsafe ? 'unsafe' : fix ? 'safe' : undefined
  return { ...flags, ...(level && { fix: level }), inputs, config: configOf(flags.config) }
}

/** A flag whose value is optional would take the input that follows it; so its values are flags of their own here. */
function withFixAsFlags(argv: readonly string[]): string[] {
  const flags: Readonly<Record<string, string>> = { '--fix=safe': '--fix', '--fix=unsafe': '--fix-unsafe' }
  return argv.map(argument => flags[argument] ?? argument)
}

/** The scenario of `--lab` is optional, and a link's name may follow it. */
function withLabAsFlag(argv: readonly string[]): string[] {
  return argv.map(argument => (argument === '--lab' ? '--lab=healthy' : argument))
}

function addCollect(program: Command, done: (parsed: Parsed) => void): void {
  const command = program
    .command('collect')
    .summary('write down what AWS says now, for check; reads only')
    .description(
      'Reads the identities, databases and networks of the links from AWS, and writes them as one document that "rdsaudit check" takes. Nothing is changed in AWS; secrets, keys and tokens are not read. What cannot be read is told, and says so in the document.',
    )
    .argument('[arn...]', 'roles and users beside those of the links')
    .addOption(
      new Option('--link <name>', 'only what this link needs; repeatable')
        .argParser(collect)
        .default([], 'all'),
    )
    .option('--account', 'all identities of the accounts, not only those of the links')
    .option('-o, --output <file>', 'the file to write (default: standard output)')
    .option(
      '--redact',
      'replace account ids, names, hosts and external ids by made-up ones, each by the same one',
    )
  addLiveFlags(command)
    .option('--config <file>', 'the configuration file')
    .option('--no-config', 'read no configuration file')
    .option('-q, --quiet', 'say nothing of what could not be read')
    .action((inputs: string[], { config, ...flags }: CollectFlags) => {
      done({ command: 'collect', options: { ...flags, inputs, config: configOf(config) } })
    })
}

type CollectFlags = Omit<CollectOptions, 'inputs' | 'config'> & { readonly config?: string | boolean }

function addDiff(program: Command, done: (parsed: Parsed) => void): void {
  const command = program
    .command('diff')
    .summary('say what access a change adds or takes away; no network')
    .description(
      'Compares two states of policies by what they mean: who can newly assume a role, as which database users somebody can newly log in, and the reverse, each with a request that shows it. The states are two files, two folders, or with --git two revisions.',
    )
    .argument(
      '[input...]',
      'BASE and HEAD: two files or two folders; with --git, only these files and folders',
    )
    .option('--git <base..head>', 'two revisions of the repository; with three dots, since they parted')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(diffFormats).default('pretty'))
    .addOption(new Option('--policy-type <type>', 'what the documents are used for').choices(policyTypes))
    .option('--fail-on-widening', 'exit with 1 when access is added, with 3 when that could not be told')
    .option('--allow-empty', 'nothing to compare is no mistake')
  addLook(command)
    .option('-q, --quiet', 'print changes only')
    .action((inputs: string[], options: Omit<DiffOptions, 'inputs'>) => {
      done({ command: 'diff', options: { ...options, inputs } })
    })
}

function addEvaluate(program: Command, done: (parsed: Parsed) => void): void {
  const command = program
    .command('evaluate')
    .summary('say whether AWS would allow a request; no network')
    .description(
      'Decides requests under policies and gives the reasons. The input is one JSON object, or one a line: {"request": {"principal", "action", "resource", "resourceAccount", "context"}, "policies": {"identity": [], "resource": {}, "boundary": [], "scp": [[]], "rcp": [[]], "session": []}}. A context key that may have any value is {"unknown": true}; a policy that could not be read is {"unseen": "why"}.',
    )
    .argument('[file]', 'a file, or - for standard input', '-')
    .addOption(
      new Option('-f, --format <format>', 'how to print decisions')
        .choices(evaluateFormats)
        .default('pretty'),
    )
  addLook(command).action((input: string, options: Omit<EvaluateOptions, 'input'>) => {
    done({ command: 'evaluate', options: { ...options, input } })
  })
}

function addExplain(program: Command, done: (parsed: Parsed) => void): void {
  const command = program
    .command('explain')
    .summary('describe a rule or an error message, or list all rules')
    .description(
      'Describes a rule: what it finds, why it matters, what to do. Of an error message of AWS or a database, lists the causes it can have. Without an argument, lists all rules.',
    )
    .argument('[rule]', 'the id of a rule or a cause, or an error message')
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(explainFormats).default('pretty'),
    )
  addShared(command).action((rule: string | undefined, options: Omit<ExplainOptions, 'rule'>) => {
    done({ command: 'explain', options: { ...options, ...(rule !== undefined && { rule }) } })
  })
}

function addLab(program: Command, done: (parsed: Parsed) => void): void {
  const command = program
    .command('lab')
    .summary('run a small AWS with a database on this machine; loopback only')
    .description(
      'Runs a scenario in the foreground: AWS calls, tokens and databases on 127.0.0.1, answered from one document and the policies in it. Prints the environment that points a client at it; Ctrl-C stops it. Without an argument, lists the scenarios.',
    )
    .argument('[scenario]', 'a scenario, or a file with a world or a snapshot')
    .option('--as <arn>', 'of a snapshot: the user or role session whose key the environment gets')
    .option('--responder', 'run no database server, also where one is installed')
  addLook(command)
    .option('-q, --quiet', 'do not print calls and logins')
    .action((input: string | undefined, options: Omit<LabOptions, 'input'>) => {
      done({ command: 'lab', options: { ...options, ...(input !== undefined && { input }) } })
    })
}

/** What scripts of shells call; nobody types it. */
export const completing = '__complete'

function addCompletion(program: Command, done: (parsed: Parsed) => void): void {
  program
    .command('completion')
    .summary('print a script that completes commands, rules and links in a shell')
    .description(
      'Prints a completion script. For bash: eval "$(rdsaudit completion bash)" in ~/.bashrc; for zsh the same in ~/.zshrc, after compinit; for fish: rdsaudit completion fish > ~/.config/fish/completions/rdsaudit.fish',
    )
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .action((shell: CompletionOptions['shell']) => {
      done({ command: 'completion', options: { shell } })
    })
}

function collectFormats(value: string, before: readonly FormatChoice[]): readonly FormatChoice[] {
  const equals = value.indexOf('=')
  const name = equals < 0 ? value : value.slice(0, equals)
  const format = checkFormats.find(known => known === name)
  if (!format)
    throw new InvalidArgumentError(`there is no format "${name}"; there are ${checkFormats.join(', ')}.`)
  if (equals < 0) return [...before, { format }]
  const file = value.slice(equals + 1)
  if (file === '') throw new InvalidArgumentError('a file name is expected after "=".')
  return [...before, { format, file }]
}
