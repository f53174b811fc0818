import type { FileChange } from '../model/edit.ts'
import type { Claim, SourceText } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import type { JudgedPlan, Ledger } from '../model/verdict.ts'
import { encodeSource } from '../text/source.ts'
import { applySplices, type ClaimPolicy, claimChanges } from './claims.ts'
import { differs, ledgerPath, nextLedger, renderLedger } from './ledger.ts'
import { blockSplice, renderStatusBlock } from './status-block.ts'

export interface WriteBackRequest {
  readonly judged: JudgedPlan
  readonly source: SourceText
  /** The document's bytes as they were read. */
  readonly bytes: Uint8Array
  readonly ledger: { readonly value: Ledger | null; readonly bytes: Uint8Array | null }
  readonly policy: ClaimPolicy
  readonly commit: string | null
}

/**
 * What the audit writes into one plan and its ledger: pure, and empty when nothing changed. Outside the
 * status block every edit replaces one mark; all other bytes stay.
 */
export function writeBack(request: WriteBackRequest): {
  changes: readonly FileChange[]
  problems: readonly Problem[]
} {
  const { judged, source, bytes, ledger, policy, commit } = request
  const edits = claimChanges(judged, source, policy)
  const claims = new Map<string, Claim>(edits.map(edit => [edit.item, edit.claim]))
  const next = nextLedger(judged, ledger.value, claims, commit)
  const hasBlock = judged.plan.edits === undefined
  const block = hasBlock ? blockSplice(judged.plan, source, renderStatusBlock(judged, next)) : null
  const problems: Problem[] = []
  if (hasBlock && !block) problems.push(noBlock(judged.plan.path))
  const splices = [...edits.map(edit => edit.splice), ...(block ? [block] : [])]
  const after = encodeSource(source, applySplices(source.text, splices))
  const changes: FileChange[] = []
  const documentChanged = Buffer.compare(after, bytes) !== 0
  if (documentChanged) {
    const summary = [...edits.map(edit => edit.summary), ...(block ? ['status block'] : [])]
    changes.push({ path: judged.plan.path, before: bytes, after, summary })
  }
  if (documentChanged || differs(ledger.value, next)) {
    const rendered = Buffer.from(renderLedger(next))
    if (!ledger.bytes || Buffer.compare(rendered, ledger.bytes) !== 0) {
      changes.push({
        path: ledgerPath(judged.plan.path),
        before: ledger.bytes,
        after: rendered,
        summary: ['ledger'],
      })
    }
  }
  return { changes, problems }
}

function noBlock(path: string): Problem {
  return {
    severity: 'warning',
    place: path,
    message:
      'no status block is written: the text ends inside a fence or comment, or its markers do not pair up',
    remedy:
      'Close it, or put <!-- phaseproof:begin status --> and <!-- phaseproof:end status --> where the block belongs',
  }
}
