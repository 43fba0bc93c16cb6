"""The room «Bài đăng»."""
