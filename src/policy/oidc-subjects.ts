// Subjects of tokens: how those of the usual issuers are made up, and which ones of strangers a pattern lets through.

import type { Distance } from './oidc-claims.ts'
import { isClusterIssuer } from './oidc-issuers.ts'

/** How an issuer writes its subjects. */
export interface SubjectForm {
  /** Three groups: customer, project, and what is left to say of the run. */
  readonly pattern: RegExp
  /** A subject of somebody whom no policy names. */
  readonly stranger: string
  /** What a customer has many of, and what a project has many of. */
  readonly words: { readonly projects: string; readonly runs: string }
  /** An example for messages. */
  readonly example: string
}

/** In the place of every name that is not the policy's. */
const other = 'rdsaudit-stranger'

const github: SubjectForm = {
  pattern: /^repo:([^/:]+)\/([^/:]+):(.+)$/,
  stranger: `repo:${other}/${other}:ref:refs/heads/${other}`,
  words: { projects: 'every repository of the organization', runs: 'every branch, tag and pull request' },
  example: 'repo:ORGANIZATION/REPOSITORY:ref:refs/heads/main',
}

const cluster: SubjectForm = {
  pattern: /^system:serviceaccount:()([^:]+):([^:]+)$/,
  stranger: `system:serviceaccount:${other}:${other}`,
  words: { projects: 'every namespace of the cluster', runs: 'every service account of the namespace' },
  example: 'system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT',
}

const forms: ReadonlyMap<string, SubjectForm> = new Map([
  ['token.actions.githubusercontent.com', github],
  [
    'gitlab.com',
    {
      pattern: /^project_path:([^/:]+)\/([^:]+):(ref_type:.+)$/,
      stranger: `project_path:${other}/${other}:ref_type:branch:ref:${other}`,
      words: { projects: 'every project of the group', runs: 'every branch and tag' },
      example: 'project_path:GROUP/PROJECT:ref_type:branch:ref:main',
    },
  ],
  [
    'app.terraform.io',
    {
      pattern: /^organization:([^:]+):project:([^:]+:workspace:[^:]+):(run_phase:.+)$/,
      stranger: `organization:${other}:project:${other}:workspace:${other}:run_phase:apply`,
      words: { projects: 'other workspaces of the organization', runs: 'every phase of a run' },
      example: 'organization:ORGANIZATION:project:PROJECT:workspace:WORKSPACE:run_phase:apply',
    },
  ],
  [
    'agent.buildkite.com',
    {
      pattern: /^organization:([^:]+):pipeline:([^:]+):(ref:.+)$/,
      stranger: `organization:${other}:pipeline:${other}:ref:${other}:commit:${other}:step:${other}`,
      words: { projects: 'every pipeline of the organization', runs: 'every branch and step' },
      example: 'organization:ORGANIZATION:pipeline:PIPELINE:ref:refs/heads/main:commit:…:step:…',
    },
  ],
])

/** Undefined for an issuer whose subjects have no form that is known. */
export function subjectForm(issuer: string): SubjectForm | undefined {
  return isClusterIssuer(issuer) ? cluster : forms.get(issuer)
}

/** A subject that nobody would name. */
export function strangersSubject(issuer: string): string {
  return subjectForm(issuer)?.stranger ?? other
}

/** What is wrong with a subject that no token of the issuer has, as far as its beginning and its end show. */
export function subjectFault(issuer: string, value: string): 'beginning' | 'end' | undefined {
  const form = subjectForm(issuer)
  if (form === undefined) return undefined
  const [literal = ''] = value.split(/[*?]/, 1)
  const begins = form.stranger.slice(0, form.stranger.search(other))
  if (!literal.startsWith(begins) && !begins.startsWith(literal)) {
    // GitHub lets its customers put other claims first, each by its name.
    return form === github && /^[a-z_]+:/.test(value) ? undefined : 'beginning'
  }
  if (form === github) return hasGithubEnd(value) ? undefined : 'end'
  return literal === value && !form.pattern.test(value) ? 'end' : undefined
}

/** `ref:refs/heads/…`, `environment:…`, or a claim of the customer's choice; only `pull_request` has no colon. */
function hasGithubEnd(value: string): boolean {
  const end = /^repo:[^/:*?]+\/[^/:*?]+(?::(.*))?$/.exec(value)
  if (end === null) return true
  const run = end[1]
  return run !== undefined && (run.startsWith('*') || run.includes(':') || run.startsWith('pull_request'))
}

/** Whose subject it is, told by where the stranger's name stands; undefined when it is of no such form. */
function distanceOf(subject: string, form: SubjectForm): Distance | undefined {
  const [, tenant = '', project = '', run = ''] = form.pattern.exec(subject) ?? []
  if (tenant.includes(other)) return 'tenant'
  if (project.includes(other)) return 'project'
  return run.includes(other) ? 'run' : undefined
}

// More would be a pattern that nobody writes, and a search without end.
const mostWildcards = 3

/**
 * Subjects of strangers that a pattern lets through, the farthest first, one for each distance. None for a pattern
 * without a wildcard.
 */
export function strangersThrough(
  pattern: string,
  form: SubjectForm,
): readonly { readonly distance: Distance; readonly subject: string }[] {
  const parts = pattern.replaceAll('?', 'x').split('*')
  if (parts.length < 2 || parts.length > mostWildcards + 1) return []
  const found = new Map<Distance, string>()
  const fillings = stretchesOf(form.stranger)
  const fill = (before: string, rest: readonly string[]): void => {
    const [next, ...others] = rest
    if (next === undefined) {
      const distance = distanceOf(before, form)
      if (distance !== undefined && !found.has(distance)) found.set(distance, before)
      return
    }
    // The last wildcard takes what a subject can end in; those before it what can stand between.
    const fitting = others.length === 0 && next === '' ? fillings.ends : fillings.all
    for (const filling of others.length > 0 ? fillings.beginnings : fitting)
      fill(before + filling + next, others)
  }
  fill(parts[0] as string, parts.slice(1))
  return (['tenant', 'project', 'run'] as const).flatMap(distance => {
    const subject = found.get(distance)
    return subject === undefined ? [] : [{ distance, subject }]
  })
}

/** The stretches of a subject between its separators. */
function stretchesOf(subject: string): Readonly<Record<'all' | 'ends' | 'beginnings', readonly string[]>> {
  const tokens = subject.split(/(?<=[:/])|(?=[:/])/)
  const all: string[] = []
  for (let from = 0; from < tokens.length; from++)
    for (let to = from + 1; to <= tokens.length; to++) all.push(tokens.slice(from, to).join(''))
  const ends = tokens.map((_, from) => tokens.slice(from).join(''))
  const beginnings = [other, ...tokens.map((_, to) => tokens.slice(0, to + 1).join(''))]
  return { all, ends, beginnings }
}
