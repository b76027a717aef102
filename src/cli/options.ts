// The options of each command, typed: what the parser gives and the commands take.

import type { Severity } from '../engine/define-rule.ts'
import type { App } from '../model/link.ts'
import type { PolicyType } from '../model/policy.ts'
import type { LiveOptions } from './flags/live-flags.ts'

/** For people, and of our own. */
export const ownFormats = ['pretty', 'concise', 'json'] as const
/** For other programs. */
export const machineFormats = ['jsonl', 'sarif', 'github', 'gitlab', 'junit', 'rdjson', 'markdown'] as const
export type MachineFormat = (typeof machineFormats)[number]

export const checkFormats = [...ownFormats, ...machineFormats] as const
export type CheckFormat = (typeof checkFormats)[number]

export const explainFormats = ['pretty', 'json', 'markdown'] as const
export type ExplainFormat = (typeof explainFormats)[number]

export const evaluateFormats = ['pretty', 'json'] as const
export type EvaluateFormat = (typeof evaluateFormats)[number]

export const diffFormats = ['pretty', 'markdown', 'json'] as const
export type DiffFormat = (typeof diffFormats)[number]

/** A format and where it goes; standard output when no file is named. */
export interface FormatChoice {
  readonly format: CheckFormat
  readonly file?: string
}

export type When = 'auto' | 'always' | 'never'

/** How output looks; on every command. */
export interface LookOptions {
  readonly color: When
  readonly links: When
  readonly ascii?: boolean
  readonly quiet?: boolean
  readonly verbose?: boolean
}

/** Which configuration file. */
export type ConfigChoice = 'search' | 'none' | { readonly file: string }

export interface CheckOptions extends LookOptions, LiveOptions {
  readonly inputs: readonly string[]
  /** Globs of files to look into as well. */
  readonly include: readonly string[]
  readonly format: readonly FormatChoice[]
  readonly config: ConfigChoice
  /** Reads the identities and databases of the links from AWS. */
  readonly live?: boolean
  readonly policyType?: PolicyType
  /** Names of links. */
  readonly link: readonly string[]
  /** `ID` or `ID=SEVERITY`. */
  readonly rule: readonly string[]
  /** False for `--no-ignore`. */
  readonly ignore: boolean
  /** A file. */
  readonly baseline?: string
  readonly writeBaseline?: boolean
  readonly fix?: 'safe' | 'unsafe'
  readonly diff?: boolean
  readonly failOn?: Severity | 'never'
  readonly exitZero?: boolean
  readonly allowEmpty?: boolean
  readonly stdinFilename?: string
  readonly showConfig?: boolean
}

export interface InitOptions {
  readonly app?: App
  /** Overwrites what is there. */
  readonly force?: boolean
  /** Prints the configuration, and writes nothing. */
  readonly stdout?: boolean
}

export interface CollectOptions extends LiveOptions {
  /** ARNs of roles and users, beside those of the links. */
  readonly inputs: readonly string[]
  readonly config: ConfigChoice
  /** Names of links. */
  readonly link: readonly string[]
  /** Whole accounts. */
  readonly account?: boolean
  /** A file; standard output when left out or `-`. */
  readonly output?: string
  readonly redact?: boolean
  readonly quiet?: boolean
}

export const doctorFormats = ['plain', 'json', 'jsonl', 'markdown', 'junit'] as const
export type DoctorFormat = (typeof doctorFormats)[number]

export interface DoctorFormatChoice {
  readonly format: DoctorFormat
  readonly file?: string
}

export interface DoctorOptions extends LookOptions {
  /** The name of a link. */
  readonly link?: string
  readonly all?: boolean
  readonly plain?: boolean
  readonly format: readonly DoctorFormatChoice[]
  readonly config: CheckOptions['config']
  /** Names of checks or steps. */
  readonly only: readonly string[]
  readonly skip: readonly string[]
  readonly strict?: boolean
  /** Policies are judged where nothing fails too. */
  readonly sweep?: boolean
  /** Milliseconds, for each question. */
  readonly timeout: number
  /** Milliseconds. */
  readonly wait?: number
  readonly redact?: boolean
  readonly probeClosed?: boolean
  /** `HOST:PORT:HOST:PORT`. */
  readonly connectTo: readonly string[]
  readonly caFile: readonly string[]
  /** Of AWS's shared files. */
  readonly profile?: string
  readonly targetProfile: readonly string[]
  /** A link described by flags. */
  readonly host?: string
  readonly port?: number
  readonly engine?: 'postgres' | 'mysql' | 'mariadb'
  readonly user?: string
  readonly database?: string
  readonly region?: string
  readonly roleArn: readonly string[]
  readonly externalId?: string
  readonly app?: 'bytebase' | 'teleport' | 'generic'
  readonly webIdentityTokenFile?: string
  /** A scenario, or a file with one. */
  readonly lab?: string
  /** In a lab: never a real database server. */
  readonly responder?: boolean
  /** In a lab: with the rights that the scenario gives, and no reader beside. */
  readonly ownRights?: boolean
}

export interface ExplainOptions extends LookOptions {
  /** Of a rule, or `permissions`. */
  readonly rule?: string
  /** Of permissions: for this command. */
  readonly about?: string
  readonly format: ExplainFormat
}

export interface EvaluateOptions extends LookOptions {
  /** A file; standard input when left out or `-`. */
  readonly input?: string
  readonly format: EvaluateFormat
}

export interface LabOptions extends LookOptions {
  /** A scenario, or a file with a world or a snapshot; the list of scenarios when left out. */
  readonly input?: string
  /** Of a snapshot: whose key the environment gets, by ARN. */
  readonly as?: string
  /** Never a real database server. */
  readonly responder?: boolean
}

export interface DiffOptions extends LookOptions {
  /** Two files or two folders; with `git`, files and folders of the repository. */
  readonly inputs: readonly string[]
  /** `BASE..HEAD` or `BASE...HEAD`. */
  readonly git?: string
  readonly format: DiffFormat
  readonly policyType?: PolicyType
  readonly failOnWidening?: boolean
  readonly allowEmpty?: boolean
}

export interface InitOptions {
  readonly app?: 'bytebase' | 'teleport' | 'generic'
  readonly force?: boolean
  readonly stdout?: boolean
}

export const shells = ['bash', 'zsh', 'fish'] as const

export interface CompletionOptions {
  readonly shell: (typeof shells)[number]
}
