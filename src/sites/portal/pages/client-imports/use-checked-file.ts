import { useMutation } from '@tanstack/react-query'
import { clientFileMegabytesMax } from '#base/client-columns.ts'
import { decodeText } from '#base/decode-text.ts'
import type { ImportCheck } from '#contracts/client-imports.ts'
import { refuse } from '#contracts/refuse.ts'
import { api } from '#sites/portal/api.ts'

export type CheckedFile = {
  readonly name: string
  readonly text: string
  readonly check: ImportCheck
}

/** Reads the file that was chosen and has it checked; nothing is written. */
export function useCheckedFile() {
  return useMutation({
    mutationFn: async (file: File): Promise<CheckedFile> => {
      if (file.size > clientFileMegabytesMax * 1024 * 1024)
        refuse('import-file-too-large', { megabytes: clientFileMegabytesMax })
      const text = decodeText(new Uint8Array(await file.arrayBuffer()))
      const check = await api('POST /api/client-imports/dry-run', { body: { text } })
      return { name: file.name, text, check }
    },
    gcTime: 0,
  })
}
