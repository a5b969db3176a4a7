import { PaperShape } from '../design/PaperShape.tsx';
import { NOTE_COLORS, type NoteColor, paperName } from '../../shared/model/note.ts';
import { paperFill } from '../design/paperColors.ts';
import { useMenu } from './MenuItem.tsx';
import { t, words } from '../words/speak.ts';

/** Six small papers to choose a group's colour from, in a bar or as one line of a menu. */
export function PaperTags({
  value,
  disabled,
  onChoose,
}: {
  value: NoteColor;
  disabled: boolean;
  onChoose: (color: NoteColor) => void;
}) {
  const choose = useMenu();
  const tags = NOTE_COLORS.map((color) => (
    <button
      key={color}
      type="button"
      aria-label={paperName(words(), color)}
      title={paperName(words(), color)}
      style={{ background: paperFill(color) }}
      {...(choose
        ? { role: 'menuitemradio', tabIndex: -1, 'aria-checked': value === color }
        : { 'aria-pressed': value === color })}
      onClick={() => (choose ? choose(() => onChoose(color)) : onChoose(color))}
    >
      <PaperShape color={color} size={12} />
    </button>
  ));
  if (choose)
    return (
      <div className="paper-tags" role="group" aria-label={t('group.paper')}>
        {tags}
      </div>
    );
  return (
    <fieldset className="paper-tags" disabled={disabled}>
      <legend className="ww-visually-hidden">{t('group.paper')}</legend>
      {tags}
    </fieldset>
  );
}
