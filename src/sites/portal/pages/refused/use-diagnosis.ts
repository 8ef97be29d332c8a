import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { api } from '#sites/portal/api.ts'
import { fileInBase64 } from '#sites/ui/file-in-base64.ts'

/** One KiB more than a licence may have: enough for the answer that it is too large. */
const bytesMax = 17 * 1024

const route = getRouteApi('/signed-in/licences/refusee')

/** The last question, by file or by code, and its answer. The code stands in the address; a file is kept nowhere. */
export function useDiagnosis() {
  const { code = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const byFile = useMutation({
    mutationFn: async (file: File) =>
      api('POST /api/licence-diagnoses', { body: { file: await fileInBase64(file, bytesMax) } }),
    gcTime: 0,
  })
  const byCode = useQuery({
    queryKey: ['licence-code', code],
    queryFn: () => api('POST /api/licence-diagnoses', { body: { code } }),
    enabled: code !== '',
    staleTime: Infinity,
  })
  const asked = byFile.isIdle ? byCode : byFile
  return {
    code,
    askCode: (next: string): void => {
      byFile.reset()
      void navigate({ search: { code: next } })
    },
    /** The name of the file asked about. */
    file: byFile.variables?.name,
    askFile: (file: File): void => {
      byFile.mutate(file)
      if (code !== '') void navigate({ search: {}, replace: true })
    },
    answer: asked.data,
    error: asked.error,
    isPending: asked.isPending && (code !== '' || !byFile.isIdle),
  }
}
