import { useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import type { DocumentDetail, FormField } from './types.ts';
import type { Values } from '../forms/values.ts';

export interface LoadedDocument {
  document: DocumentDetail;
  fields: FormField[];
  etag: string;
}
export const useDocument = (id: string) =>
  useQuery({
    queryKey: ['document', id],
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    queryFn: async (): Promise<LoadedDocument> => {
      const { data, etag } = await call<DocumentDetail>('GET', `/api/documents/${id}`);
      return { document: data, fields: data.form.fields, etag: etag ?? `"${data.revision}"` };
    },
  });

export const saveDocument = async (id: string, fields: Values, key: string, ifMatch: string): Promise<DocumentDetail> =>
  (await call<DocumentDetail>('PUT', `/api/documents/${id}`, { body: { fields }, key, ifMatch })).data;
export const issueDocument = async (id: string, key: string): Promise<DocumentDetail> =>
  (await call<DocumentDetail>('POST', `/api/documents/${id}/issue`, { body: {}, key })).data;
