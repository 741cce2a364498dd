import { useId } from 'react';
import { TextField, type TextFieldProps } from '../../ui/text-field.tsx';

/** Every zone that this browser knows; the server may know more, so any name can be typed. */
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

type ZoneInputProps = Pick<TextFieldProps, 'label' | 'value' | 'onValue' | 'hint' | 'fault' | 'placeholder'>;

/** A time zone by its IANA name, found by typing a part of it. */
export function ZoneInput(props: ZoneInputProps) {
  const list = useId();
  return (
    <>
      <TextField {...props} list={list} spellCheck={false} />
      <datalist id={list}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
