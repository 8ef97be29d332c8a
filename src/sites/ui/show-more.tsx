import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'

type Props = {
  readonly query: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
}

/** The next lines of a long list, while there are some. */
export function ShowMore({ query }: Props): ReactElement | null {
  if (!query.hasNextPage) return null
  return (
    <Button
      mt="md"
      size="xs"
      variant="default"
      loading={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {commonTexts.showMore}
    </Button>
  )
}
