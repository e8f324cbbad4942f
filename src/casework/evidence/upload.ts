import busboy from 'busboy';
import type { Request } from 'express';
import { PassThrough, type Readable } from 'node:stream';
import { UserError } from '../../platform/errors.ts';
import { type FileType, sniff, SNIFFED_BYTES } from './file-type.ts';

/** A file that is still coming, with the text fields that stood before it. */
export interface IncomingFile {
  fields: Record<string, string>;
  fileName: string;
  fileType: FileType;
  content: Readable;
}

/**
 * Reads a multipart request as a stream: text fields first, then one file, which `store` consumes. A refusal by `store` ends the request.
 * Throws UserError NOT_MULTIPART, FILE_MISSING, FILE_TYPE_REFUSED, UPLOAD_INTERRUPTED (the client broke off), BAD_UPLOAD.
 */
export function receive<T>(request: Request, store: (file: IncomingFile) => Promise<T>): Promise<T> {
  if (!request.is('multipart/form-data'))
    throw new UserError('NOT_MULTIPART', '请以文件上传的方式提交（multipart/form-data）。', {
      status: 415,
      messageEn: 'Send multipart/form-data.',
    });
  return new Promise((resolve, reject) => {
    const parser = openParser(request, reject);
    if (!parser) return;
    const fields: Record<string, string> = {};
    let stored: Promise<T> | undefined;
    const fail = (error: unknown): void => {
      reject(error as Error);
      request.unpipe(parser);
      request.resume(); // the rest is read and thrown away, so that the answer can be read
    };
    parser.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) fail(badUpload());
      else fields[name] = value;
    });
    parser.on('file', (_name, content, { filename }) => {
      stored = takeFile(content, filename, fields, store);
      stored.catch(fail);
    });
    parser.on('filesLimit', () => fail(new UserError('ONE_FILE_EACH', '一次只能上传一个文件。', { messageEn: 'One file a request.' })));
    parser.on('error', () => fail(badUpload()));
    parser.on('close', () => {
      if (stored) stored.then(resolve, reject);
      else reject(fileMissing());
    });
    request.on('aborted', () => parser.destroy(interrupted()));
    request.pipe(parser);
  });
}

function openParser(request: Request, reject: (error: Error) => void): busboy.Busboy | undefined {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 30, fieldSize: 32_768, headerPairs: 50 },
    });
  } catch {
    reject(badUpload()); // no boundary
    return undefined;
  }
}

async function takeFile<T>(
  content: Readable,
  filename: string | undefined,
  fields: Record<string, string>,
  store: (file: IncomingFile) => Promise<T>,
): Promise<T> {
  try {
    const { head, whole } = await peek(content);
    const fileType = sniff(head);
    if (!fileType) throw typeRefused();
    return await store({ fields, fileName: filename ?? '', fileType, content: whole });
  } catch (error) {
    content.resume();
    throw error;
  }
}

/** The first bytes, and a stream that still begins with them. */
async function peek(content: Readable): Promise<{ head: Buffer; whole: Readable }> {
  const whole = new PassThrough();
  const chunks: Buffer[] = [];
  let size = 0;
  await new Promise<void>((resolve, reject) => {
    const onData = (chunk: Buffer): void => {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= SNIFFED_BYTES) done();
    };
    const done = (): void => {
      content.off('data', onData).off('end', done).off('error', reject);
      content.pause();
      resolve();
    };
    content.on('data', onData).once('end', done).once('error', reject);
  });
  const head = Buffer.concat(chunks);
  whole.write(head);
  content.once('error', (error) => whole.destroy(error)); // a broken upload must not look like a short file
  if (content.readableEnded) whole.end();
  else content.pipe(whole);
  return { head, whole };
}

const badUpload = (): UserError =>
  new UserError('BAD_UPLOAD', '上传内容无法识别，未予保存。', { status: 400, messageEn: 'The upload cannot be read; nothing was saved.' });
const interrupted = (): UserError =>
  new UserError('UPLOAD_INTERRUPTED', '上传中断，未予保存。', { status: 400, messageEn: 'The upload broke off; nothing was saved.' });
const fileMissing = (): UserError => new UserError('FILE_MISSING', '没有收到文件。', { status: 400, messageEn: 'No file arrived.' });
const typeRefused = (): UserError =>
  new UserError(
    'FILE_TYPE_REFUSED',
    '不接受该类型的文件，未予保存。可上传：PDF、JPG、PNG、WEBP、HEIC、MP4、MOV、MP3、WAV、M4A、DOCX、XLSX；压缩包请解压后逐个上传。',
    {
      status: 415,
      messageEn:
        'This type of file is not taken. Send PDF, JPG, PNG, WEBP, HEIC, MP4, MOV, MP3, WAV, M4A, DOCX or XLSX; unpack archives first.',
    },
  );
