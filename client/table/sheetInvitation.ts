import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** Invites to write on the first line below each question, while that is the answer's only one and empty. Never part of the sheet. */
export const SheetInvitation = Extension.create<{ words: string }>({
  name: 'sheetInvitation',
  addOptions: () => ({ words: '' }),
  addProseMirrorPlugins() {
    const { words } = this.options;
    return [
      new Plugin({
        props: {
          decorations: ({ doc }) => {
            const invitations: Decoration[] = [];
            doc.forEach((node, offset, index) => {
              const [before, after] = [doc.maybeChild(index - 1), doc.maybeChild(index + 1)];
              const isAlone =
                (!before || before.type.name === 'heading') &&
                (!after || after.type.name === 'heading');
              if (isAlone && node.type.name === 'paragraph' && node.content.size === 0) {
                invitations.push(
                  Decoration.node(offset, offset + node.nodeSize, {
                    'data-placeholder': words,
                  }),
                );
              }
            });
            return DecorationSet.create(doc, invitations);
          },
        },
      }),
    ];
  },
});
