"""Commands that take on sources: by address, from lists found here, from well-known feeds."""
