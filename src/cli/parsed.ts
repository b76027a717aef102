// What a command line asks for: a command with its options, or nothing more.

import type { ExitCode } from './exit-codes.ts'
import type {
  CheckOptions,
  CollectOptions,
  CompletionOptions,
  DiffOptions,
  DoctorOptions,
  EvaluateOptions,
  ExplainOptions,
  InitOptions,
  LabOptions,
} from './options.ts'

export type Parsed =
  | { readonly command: 'check'; readonly options: CheckOptions }
  | { readonly command: 'collect'; readonly options: CollectOptions }
  | { readonly command: 'diff'; readonly options: DiffOptions }
  | { readonly command: 'doctor'; readonly options: DoctorOptions }
  | { readonly command: 'evaluate'; readonly options: EvaluateOptions }
  | { readonly command: 'explain'; readonly options: ExplainOptions }
  | { readonly command: 'completion'; readonly options: CompletionOptions }
  | { readonly command: 'init'; readonly options: InitOptions }
  | { readonly command: 'lab'; readonly options: LabOptions }
  /** Help or version was printed, or a mistake was reported. */
  | { readonly command: 'done'; readonly exitCode: ExitCode }

/** Tells what was asked for. */
export type Done = (parsed: Parsed) => void
