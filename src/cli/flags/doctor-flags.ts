// The flags of `doctor`.

import { type Command, InvalidArgumentError, Option } from 'commander'
import { type DoctorOptions, doctorFormats } from '../options.ts'
import type { Done } from '../parsed.ts'
import { addShared, collect, configOf, formatsOf, readDuration } from './shared-flags.ts'

export function addDoctor(program: Command, done: Done): void {
  const command = program
    .command('doctor')
    .summary('walk one link live and say what to fix; reads only, one login')
    .description(
      'Walks a link: caller, roles, token, TLS, database user; says what is wrong, what is ruled out and what is still possible. Makes reading calls to AWS and one login. The link is one of the configuration, or described by flags.',
    )
    .argument('[link]', 'the name of a link')
    .addOption(
      new Option('-f, --format <format[=file]>', `${doctorFormats.join(', ')}; repeat for several`)
        .argParser(formatsOf(doctorFormats))
        .default([], 'plain'),
    )
    .option('--all', 'walk all links of the configuration')
    .option('--plain', 'plain lines, also on a terminal')
    .addOption(list('--only <step>', 'only this step or check, and what it needs; repeatable'))
    .addOption(list('--skip <step>', 'not this step or check; repeatable'))
    .option('--strict', 'what could not be seen counts as a failure')
    .addOption(
      new Option('--timeout <time>', 'for each question, such as 10s')
        .argParser(readDuration)
        .default(10_000, '10s'),
    )
    .addOption(
      new Option('--wait <time>', 'try what failed again for this long, such as 2m').argParser(readDuration),
    )
    .option('--sweep', 'judge the policies of both sides too where nothing fails; --strict does')
    .option('--redact', 'replace accounts, names, hosts and external ids, each always by the same')
    .option(
      '--probe-closed',
      'also try the link without what it should need; whoever watches CloudTrail sees that',
    )
    .option('--profile <name>', "AWS profile of the caller (default: the SDK's usual sources)")
    .addOption(
      list('--target-profile <name>', 'AWS profile that may read an account of the link; repeatable'),
    )
    .addOption(list('--ca-file <file>', 'certificate authorities to trust besides those of RDS; repeatable'))
    .addOption(
      list(
        '--connect-to <host:port:host:port>',
        'connect elsewhere, say to a tunnel; names, token and TLS stay; repeatable',
      ),
    )
    .option('--host <host>', 'of a link without a configuration: the endpoint')
    .addOption(new Option('--port <port>').argParser(port))
    .addOption(new Option('--engine <engine>').choices(['postgres', 'mysql', 'mariadb']))
    .option('--user <user>', 'the database user')
    .option('--database <name>')
    .option('--region <region>', 'where the name of the host does not tell')
    .addOption(list('--role-arn <arn>', 'a role to assume; repeatable, in the order of the calls'))
    .option('--external-id <id>', 'sent with the last role')
    .addOption(
      new Option('--app <app>', 'the tool that uses the link').choices(['bytebase', 'teleport', 'generic']),
    )
    .option('--web-identity-token-file <file>', 'assume the first role with this OIDC token')
    .option('--lab <scenario>', 'walk the link of a scenario of the lab instead; --lab alone: a healthy one')
    .option('--responder', 'in the lab, run no database server')
    .option('--own-rights', 'in the lab, read with no other rights than those of the link')
  addShared(command).action((link: string | undefined, flags: DoctorFlags) => {
    const options = { ...flags, config: configOf(flags.config), ...(link !== undefined && { link }) }
    done({ command: 'doctor', options })
  })
}

type DoctorFlags = Omit<DoctorOptions, 'config'> & { readonly config?: string | boolean }

function list(flags: string, description: string): Option {
  return new Option(flags, description).argParser(collect).default([], 'none')
}

function port(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new InvalidArgumentError('a port is expected, from 1 to 65535.')
  return number
}

/** The scenario of `--lab` is optional, and a link's name may follow it. */
export function withLabAsFlag(argv: readonly string[]): string[] {
  return argv.map(argument => (argument === '--lab' ? '--lab=healthy' : argument))
}
