import { Input } from 'antd';
import { SearchOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useDebounced } from './use-debounced.ts';

/** A search field that reports once the typing rests. */
export function FilterWords({
  value,
  onChange,
  label,
  className,
}: {
  value: string;
  onChange: (value: string) => void;
  label: string;
  className?: string;
}) {
  const [words, setWords] = useState(value);
  const rested = useDebounced(words.trim(), 300);
  useEffect(() => setWords(value), [value]);
  useEffect(() => {
    if (rested !== value) onChange(rested);
  }, [rested]);
  return (
    <Input
      className={className}
      aria-label={label}
      placeholder={label}
      prefix={<SearchOutlined aria-hidden />}
      allowClear
      value={words}
      onChange={(e) => setWords(e.target.value)}
      onPressEnter={() => onChange(words.trim())}
    />
  );
}
