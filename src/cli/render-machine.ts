// Formats for other programs, each loaded only when it is asked for.

import type { RunReport } from '../report/run-report.ts'
import type { MachineFormat } from './options.ts'

/** `before`: bytes that the file has already, where the format has a limit for all of it. */
export async function renderMachine(
  format: MachineFormat,
  report: RunReport,
  before: number,
): Promise<Iterable<string>> {
  switch (format) {
    case 'jsonl':
      return (await import('../report/jsonl.ts')).renderJsonl(report)
    case 'sarif': {
      const [{ renderSarif }, { pages }] = await Promise.all([
        import('../report/sarif.ts'),
        import('../../rules/pages.ts'),
      ])
      return renderSarif(report, pages)
    }
    case 'github':
      return (await import('../report/github.ts')).renderGithub(report)
    case 'gitlab':
      return (await import('../report/gitlab.ts')).renderGitlab(report)
    case 'junit':
      return (await import('../report/junit.ts')).renderJunit(report)
    case 'rdjson':
      return (await import('../report/rdjson.ts')).renderRdjson(report)
    case 'markdown': {
      const { largestJobSummary, renderMarkdown } = await import('../report/markdown.ts')
      return [renderMarkdown(report, largestJobSummary - before)]
    }
  }
}
