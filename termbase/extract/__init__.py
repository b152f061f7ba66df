"""What a text tells of terms: the short forms that it defines."""
